import type { Plan } from "#src/plan/plan.ts";
import {
  addAfter,
  addRow,
  cut,
  edit,
  mergeWithNext,
  outcomeRange,
  type Parts,
  removeParagraph,
  removeRow,
  rowSaying,
  type,
  words,
} from "./word-edits.ts";

/** One edit of a copy: what it is about, how it is made, and what must come back. */
export type Edit = {
  name: string;
  /** Two edits whose targets begin the same get in each other's way. */
  target: string;
  /** Outcomes are moved and copied after all else. */
  isLast: boolean;
  make: (parts: Parts) => string[];
};

/** Every edit that this list knows, for every place of a plan that it can be made in. */
export function editsFor(plan: Plan): Edit[] {
  const texts = allLines(plan);
  const isSingle = (line: string) => texts.filter((it) => it === line).length === 1;
  return plan.outcomes.flatMap((outcome, index) => {
    const { id, writing, markers, actions } = outcome;
    const writings = Object.entries(writing).flatMap(([key, { text }]) =>
      writingEdits(id, key, text.split("\n"), isSingle),
    );
    const signs = markers
      .filter((it) => isSingle(it.wording.text))
      .flatMap((it) => markerEdits(id, it.id, it.wording.text));
    const rows = actions.flatMap((it, at) =>
      it.wording.text.includes("\n") ? [] : actionEdits(id, it.id, it.wording.text, at + 1),
    );
    return [...writings, ...signs, ...rows, ...outcomeEdits(plan, index)];
  });
}

function allLines(plan: Plan): string[] {
  const texts: string[] = [];
  const look = (value: unknown) => {
    if (typeof value === "string") texts.push(...value.split("\n"));
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look(plan);
  return texts;
}

function writingEdits(
  outcome: string,
  key: string,
  lines: string[],
  isSingle: (line: string) => boolean,
): Edit[] {
  const target = `${outcome}/${key}`;
  const says = (changed: string[]) => [`${target} says ${changed.join("\n")}`];
  return lines.flatMap((line, at) => {
    if (line.trim().length < 12 || !isSingle(line)) return [];
    const instead = (...now: string[]) => says(lines.toSpliced(at, 1, ...now));
    const next = lines[at + 1] ?? "";
    const edits: [string, (parts: Parts, isTracked: boolean) => string[]][] = [
      ["typing", (it, tracked) => instead(type(it, line, "and more of this", tracked))],
      ["cutting", (it, tracked) => instead(cut(it, line, tracked))],
      [
        "a new line",
        (it, tracked) => {
          addAfter(it, line, "A line that was not here.", tracked);
          return instead(line, "A line that was not here.");
        },
      ],
      [
        "a line taken out",
        (it, tracked) => {
          removeParagraph(it, line, tracked);
          return instead();
        },
      ],
    ];
    const all = edits.flatMap(([name, make]) =>
      [true, false].map((tracked) => ({
        name: `${name} in ${target}, ${tracked ? "tracked" : "untracked"}`,
        target,
        isLast: false,
        make: (it: Parts) => make(it, tracked),
      })),
    );
    if (next.trim() === "" || !isSingle(next)) return all;
    const make = (it: Parts) => {
      mergeWithNext(it, line);
      return says(lines.toSpliced(at, 2, line + next));
    };
    return [...all, { name: `two lines of ${target} made one`, target, isLast: false, make }];
  });
}

function markerEdits(outcome: string, id: string, text: string): Edit[] {
  const target = `${outcome}/markers/${id}`;
  return [true, false].flatMap((tracked) => {
    const how = tracked ? "tracked" : "untracked";
    const add = (it: Parts) => {
      addAfter(it, text, "A sign nobody named before.", tracked);
      return [`marker comes in ${outcome}: A sign nobody named before.`];
    };
    return [
      {
        name: `typing in marker ${id}, ${how}`,
        target,
        isLast: false,
        make: (it: Parts) => [`${id}/text says ${type(it, text, "most days", tracked)}`],
      },
      {
        name: `a marker after ${id}, ${how}`,
        target: `${target}/new`,
        isLast: false,
        make: add,
      },
      {
        name: `marker ${id} taken out, ${how}`,
        target,
        isLast: false,
        make: (it: Parts) => {
          removeParagraph(it, text, tracked);
          return [`marker ${id} goes`];
        },
      },
    ];
  });
}

function actionEdits(outcome: string, id: string, text: string, number: number): Edit[] {
  const target = `${outcome}/actions/${id}`;
  const simple = (name: string, make: Edit["make"], own = target): Edit => {
    return { name: `${name} ${id}`, target: own, isLast: false, make };
  };
  return [
    simple("typing in action", (it) => {
      const said = type(it, `${number}. ${text}`, "by bus", false);
      return [`${id}/text says ${said.replace(/^\d+\. /, "")}`];
    }),
    simple("another day for action", (it) => {
      rowSaying(it, text, (xml) => withCell(xml, 2, "14 September 2031"));
      return [`${id}/dueOn is 2031-09-14`];
    }),
    simple("another state of action", (it) => {
      rowSaying(it, text, (xml) => withCell(xml, 3, "Not done"));
      return [`${id}/status is not-done`];
    }),
    simple("row taken out of", (it) => {
      removeRow(it, text, true);
      return [`action ${id} goes`];
    }),
    simple(
      "row added after",
      (it) => {
        addRow(it, text, ["Ask at the library", "", "3/4/2031", "", ""], number % 2 === 0);
        return [`action comes in ${outcome}: Ask at the library, null, 2031-04-03`];
      },
      `${target}/new`,
    ),
  ];
}

function withCell(xml: string, column: number, text: string): string {
  let at = -1;
  return xml.replace(/<w:tc>.*?<\/w:tc>/gs, (cell) => {
    at += 1;
    if (at !== column) return cell;
    return `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  });
}

function outcomeEdits(plan: Plan, index: number): Edit[] {
  const outcome = plan.outcomes[index];
  if (!outcome) return [];
  const target = outcome.id;
  const remove: Edit["make"] = (parts) => {
    edit(parts, (xml) => {
      const [from, to] = outcomeRange(xml, index + 1);
      return xml.slice(0, from) + xml.slice(to);
    });
    return [`outcome ${outcome.id} goes`];
  };
  const move: Edit["make"] = (parts) => {
    edit(parts, (xml) => {
      const [from, to] = outcomeRange(xml, index + 1);
      const [first] = outcomeRange(xml, 1);
      return xml.slice(0, first) + xml.slice(from, to) + xml.slice(first, from) + xml.slice(to);
    });
    return [];
  };
  const copy: Edit["make"] = (parts) => {
    const said: string[] = [];
    edit(parts, (xml) => {
      const [from, to] = outcomeRange(xml, index + 1);
      const again = xml.slice(from, to).replace(/<w:bookmark(Start|End)\b[^>]*\/>/g, "");
      const { text } = outcome.writing["voice"] ?? { text: "" };
      const [line = ""] = text.split("\n");
      const rewritten = again.replace(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs, (it) =>
        words(it) === line
          ? '<w:p><w:pPr><w:pStyle w:val="Words"/></w:pPr><w:r><w:t>I want a garden.</w:t></w:r></w:p>'
          : it,
      );
      said.push(text.replace(line, "I want a garden."));
      return xml.slice(0, to) + rewritten + xml.slice(to);
    });
    const written = Object.entries(outcome.writing).flatMap(([key, { text }]) =>
      text === "" ? [] : [`${key} ${key === "voice" ? said[0] : text}`],
    );
    const { markers, actions } = outcome;
    const counts = `${markers.length} markers; ${actions.length} actions`;
    const answers = actions.flatMap((it) => it.agreement.words.text.split("\n"));
    const asides = answers.filter((it) => it !== "").map((it) => `aside: ${it}`);
    return [`outcome comes: ${written.sort().join("; ")}; ${counts}`, ...asides];
  };
  return [
    { name: `outcome ${target} taken out`, target, isLast: true, make: remove },
    { name: `outcome ${target} moved to the front`, target, isLast: true, make: move },
    {
      name: `outcome ${target} copied and rewritten`,
      target,
      isLast: true,
      make: copy,
    },
  ];
}
