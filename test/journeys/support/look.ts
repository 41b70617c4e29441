import axe from "axe-core";
import type { Page } from "playwright-core";

/** A way of looking at a page. */
export type View = {
  name: string;
  width: number;
  height: number;
  colour: "light" | "dark";
  /** The size of text against the usual one. */
  text: number;
};

/** Wide and narrow, light and dark, with text twice as large, and as narrow as 400 % of 1280 is. */
export const views: readonly View[] = [
  { name: "wide, light", width: 1440, height: 900, colour: "light", text: 1 },
  { name: "wide, dark", width: 1440, height: 900, colour: "dark", text: 1 },
  { name: "phone, light", width: 360, height: 740, colour: "light", text: 1 },
  { name: "phone, dark", width: 360, height: 740, colour: "dark", text: 1 },
  { name: "text twice as large", width: 1280, height: 900, colour: "light", text: 2 },
  { name: "phone, text twice as large", width: 360, height: 740, colour: "light", text: 2 },
  { name: "320 wide", width: 320, height: 640, colour: "light", text: 1 },
];

/** Shows the page as a view has it. */
export async function showAs(page: Page, { width, height, colour, text }: View): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: colour, reducedMotion: "reduce" });
  await page.evaluate(async (size) => {
    document.documentElement.style.fontSize = size === 1 ? "" : `${size * 100}%`;
    // What the browser has not drawn for being far away has old colours and no true size.
    for (const it of document.querySelectorAll<HTMLElement>("ow-outcome-card"))
      it.style.contentVisibility = "visible";
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, text);
}

/**
 * What is wrong with the page as it is now, one line each; the same whichever page it is. From then on
 * it is shown as to those who want no motion.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return [...(await axeFaults(page)), ...(await page.evaluate(ownFaults))];
}

async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await engine.run(document, {
      runOnly: tags,
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((it) => {
        const why = [...it.any, ...it.all, ...it.none][0]?.message ?? "";
        return `axe ${id}: ${it.target.join(" ")}: ${why}`;
      }),
    );
  });
}

/** What axe does not see. Runs in the page. */
function ownFaults(): string[] {
  const faults: string[] = [];
  const isSeen = (it: Element) => it.checkVisibility({ visibilityProperty: true });
  const open = document.querySelector("dialog[open]");
  const within = open ?? document;

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const wide = [...document.querySelectorAll("body *")].filter(
      (it) => isSeen(it) && it.getBoundingClientRect().right > clientWidth + 1,
    );
    const names = wide.slice(0, 5).map((it) => `${it.localName}.${[...it.classList].join(".")}`);
    faults.push(`${scrollWidth} wide in a window of ${clientWidth}: ${names.join(", ")}`);
  }

  const controls = [
    ...within.querySelectorAll("button, a[href], select, input, summary, [role=textbox]"),
  ].filter(isSeen);
  for (const it of controls) {
    const target = it.matches("input[type=checkbox], input[type=radio]")
      ? (it.closest("label") ?? it)
      : it;
    const { width, height } = target.getBoundingClientRect();
    const isInText = it.matches("p a, li a, h2 a");
    const isOffScreen = it.classList.contains("skip-link");
    if ((width < 24 || height < 24) && !isInText && !isOffScreen)
      faults.push(`${Math.round(width)} x ${Math.round(height)} px: ${it.outerHTML.slice(0, 100)}`);
  }

  const levels = [...document.querySelectorAll("h1, h2, h3, h4")]
    .filter((it) => it.checkVisibility() && !it.closest("dialog"))
    .map((it) => Number(it.localName.slice(1)));
  if (levels.filter((it) => it === 1).length !== 1) faults.push(`Headings: ${levels.join(" ")}`);
  levels.forEach((level, at) => {
    if (level > (levels[at - 1] ?? 0) + 1) faults.push(`Headings jump: ${levels.join(" ")}`);
  });

  if (document.querySelectorAll("main").length !== 1) faults.push("There is not one main part.");
  for (const moving of document.getAnimations()) {
    const { duration } = moving.effect?.getComputedTiming() ?? {};
    if (Number(duration) > 10) faults.push("Something moves for those who want no motion.");
  }
  return faults;
}
