import type { CopyKind } from "#src/export/copy.ts";
import type { Plan } from "#src/plan/plan.ts";

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file name that says whose plan it is, which, and for whom, without what file systems refuse. */
export function copyFileName(plan: Plan, copy: CopyKind, ending: "docx" | "html"): string {
  // What a provider's copy withholds is not in its name either.
  const title = copy === "provider" ? "" : plan.title;
  const words = [title || "Support plan", plan.resident.name, plan.reference, FOR[copy]];
  const plain = words
    .filter(Boolean)
    .join(" - ")
    .replaceAll(/[^\p{L}\p{N} .,'()-]/gu, "")
    .slice(0, 120);
  return `${plain}.${ending}`;
}

const FOR: Record<CopyKind, string> = {
  practitioner: "",
  resident: "own copy",
  provider: "for providers",
  review: "for a review",
};
