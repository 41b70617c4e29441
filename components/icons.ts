import { svg, type SVGTemplateResult } from "lit";

const line = (path: SVGTemplateResult) => svg`
  <svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${path}</svg>`;

/** Our few line drawings; all are decoration and stand beside words. */
export const icons = {
  add: line(svg`<path d="M12 5v14M5 12h14" />`),
  back: line(svg`<path d="M15 5l-7 7 7 7" />`),
  more: line(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3.5" />`),
  question: line(
    svg`<path d="M9.2 9.2a2.9 2.9 0 1 1 4.2 2.7c-1 .5-1.4 1-1.4 2.1M12 17.5h.01" /><circle cx="12" cy="12" r="9.5" />`,
  ),
  settle: line(svg`<path d="M6 21V4M6 5h11l-2.500 4 2.500 4H6" />`),
  idea: line(
    svg`<path d="M9.500 18h5M10.500 21h3M12 3a6 6 0 0 0-3.500 10.900c.600.500 1 1.100 1 2.100h5c0-1 .400-1.600 1-2.100A6 6 0 0 0 12 3z" />`,
  ),
  aside: line(svg`<path d="M4 6h16M4 12h9M4 18h9M17 12l3 3-3 3" />`),
  comment: line(svg`<path d="M4 5h16v11H11l-5 4v-4H4z" />`),
  pen: line(svg`<path d="M4 20l1-5L16 4l4 4L9 19zM13.500 6.500l4 4" />`),
  word: line(svg`<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14" />`),
  close: line(svg`<path d="M6 6l12 12M18 6L6 18" />`),
  check: line(svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`),
  device: line(svg`<rect x="6" y="3" width="12" height="18" rx="2" /><path d="M11 18h2" />`),
  offline: line(
    svg`<path d="M4 4l16 16M8.5 8.6A9 9 0 0 0 5 10.5M12 7.5c2.7 0 5 .8 7 2.5M8.500 14.5a5.5 5.5 0 0 1 6.5-.6M12 18.5h.01" />`,
  ),
  alert: line(svg`<path d="M12 4l9 16H3zM12 10v4M12 17h.01" />`),
  up: line(svg`<path d="M12 19V5M6 11l6-6 6 6" />`),
  down: line(svg`<path d="M12 5v14M6 13l6 6 6-6" />`),
  put: line(svg`<path d="M4 7h16v4H4zM6 11v9h12v-9M10 15h4" />`),
  copy: line(
    svg`<rect x="9" y="9" width="11" height="11" rx="2" /><path d="M5 15V5a1 1 0 0 1 1-1h9" />`,
  ),
  people: line(
    svg`<circle cx="9" cy="8" r="3.5" /><path d="M3 20a6 6 0 0 1 12 0M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5A6 6 0 0 1 21 20" />`,
  ),
  letIn: line(
    svg`<circle cx="10" cy="8" r="3.5" /><path d="M3.500 20a6.500 6.500 0 0 1 13 0M19 8v6M16 11h6" />`,
  ),
  bell: line(svg`<path d="M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15zM10 20.5h4" />`),
  light: line(
    svg`<circle cx="12" cy="12" r="4" /><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M18.400 5.6L17 7M7 17l-1.4 1.4" />`,
  ),
};
