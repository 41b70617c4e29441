import { html, type TemplateResult } from "lit";
import { decideOnPlace, type PlaceAction, type Principal } from "#src/access.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { icons } from "./icons.ts";

/** One page of the quality lead's. What comes late is loaded when it is looked at. */
export type QualityPart = {
  path: string;
  /** What the navigation calls it; empty where another page leads to it. */
  title: string;
  /** The path of the page that leads to it, where the navigation does not. */
  under?: string;
  /** What whoever sees it may do here; to lead a team where it is left out. */
  needs?: PlaceAction;
  load: () => Promise<unknown>;
  /** `search` is what the address asks for, with its question mark. */
  show: (outside: Outside, search: string) => TemplateResult;
};

/** The pages of the quality lead's, in the order of the navigation. */
export const qualityParts: readonly QualityPart[] = [
  {
    path: "/quality",
    title: "Overview",
    load: () => import("./quality-overview-page.ts"),
    show: (outside, search) =>
      html`<ow-quality-overview-page .outside=${outside} .search=${search}></ow-quality-overview-page>`,
  },
  {
    path: "/quality/places",
    title: "",
    under: "/quality",
    load: () => import("./quality-places-page.ts"),
    show: (outside, search) =>
      html`<ow-quality-places-page .outside=${outside} .search=${search}></ow-quality-places-page>`,
  },
  {
    path: "/quality/reviews",
    title: "Reviews",
    load: () => import("./quality-reviews-page.ts"),
    show: (_outside, search) =>
      html`<ow-quality-reviews-page .search=${search}></ow-quality-reviews-page>`,
  },
  {
    path: "/quality/sameness",
    title: "Sameness",
    load: () => import("./quality-sameness-page.ts"),
    show: (_outside, search) =>
      html`<ow-quality-sameness-page .search=${search}></ow-quality-sameness-page>`,
  },
  {
    path: "/quality/rules",
    title: "Questions",
    needs: "tuneRules",
    load: () => import("./quality-rules-page.ts"),
    show: (_outside, search) =>
      html`<ow-quality-rules-page .search=${search}></ow-quality-rules-page>`,
  },
  {
    path: "/quality/reports",
    title: "Reports",
    load: () => import("./quality-reports-page.ts"),
    show: () => html`<ow-quality-reports-page></ow-quality-reports-page>`,
  },
  {
    path: "/quality/reports/read",
    title: "",
    under: "/quality/reports",
    load: () => import("./quality-report-page.ts"),
    show: (_outside, search) =>
      html`<ow-quality-report-page .search=${search}></ow-quality-report-page>`,
  },
  {
    path: "/quality/examples",
    title: "",
    under: "/quality/rules",
    load: () => import("./quality-examples-page.ts"),
    show: (outside, search) =>
      html`<ow-quality-examples-page .outside=${outside} .search=${search}></ow-quality-examples-page>`,
  },
  {
    path: "/quality/about",
    title: "About the numbers",
    needs: "tuneRules",
    load: () => import("./quality-about-page.ts"),
    show: () => html`<ow-quality-about-page></ow-quality-about-page>`,
  },
];

/** Those of the pages that somebody may see. */
export function partsFor(who: Principal | null): readonly QualityPart[] {
  return qualityParts.filter((it) => who && decideOnPlace(who, it.needs ?? "seeQuality"));
}

/** The way around the quality lead's pages; `path` is where somebody is. */
export function qualityNav(path: string, parts: readonly QualityPart[]): TemplateResult {
  const under = parts.find((it) => it.path === path)?.under;
  const current = (it: QualityPart) =>
    it.path === path ? "page" : it.path === under ? "true" : "false";
  return html`
    <header class="top-bar">
      <a class="button plain back" href="/">${icons.back}<span>Plans</span></a>
      <nav class="quality-nav" aria-label="Quality">
        <ul role="list">
          ${parts
            .filter((it) => it.title)
            .map(
              (it) =>
                html`<li>
                  <a href=${it.path} aria-current=${current(it)}>${it.title}</a>
                </li>`,
            )}
        </ul>
      </nav>
    </header>
  `;
}
