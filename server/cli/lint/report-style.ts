/** How the report looks: on a screen of any width, light or dark, and on paper. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1d2429; --quiet: #4a545c; --line: #87919a; --band: #f0f3f5; --mark: #0b5a6b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14191c; --ink: #eceff1; --quiet: #b4bec6; --line: #77828b; --band: #20272c; --mark: #7fd0e0;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 1.5em 0 0.5em; }
h1 { font-size: 1.75rem; margin-top: 0.5em; }
h2 { font-size: 1.375rem; border-bottom: 2px solid var(--line); padding-bottom: 0.25rem; }
h3 { font-size: 1.125rem; }
h4 { font-size: 1rem; color: var(--quiet); }
p { margin: 0.25rem 0; }
a { color: var(--mark); }
nav ul { padding-left: 1.25rem; }
nav a { display: inline-block; min-height: 1.5rem; padding: 0.125rem 0; }
.wide { overflow-x: auto; margin: 1rem 0; }
.wide:focus-visible, a:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: 0.375rem 0.5rem; text-align: left; vertical-align: top; }
thead th { background: var(--band); }
.wide th, .wide td { overflow-wrap: normal; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
article { border-left: 4px solid var(--line); padding-left: 1rem; margin: 1.5rem 0; }
ol, article ul { padding-left: 1.25rem; }
article li { margin: 0 0 1rem; }
@media (min-width: 60rem) { .wide th[scope=row] { max-width: 32rem; } }
.question { font-weight: 600; }
blockquote { margin: 0.25rem 0; padding: 0.25rem 0.75rem; background: var(--band); white-space: pre-line; }
.quiet { color: var(--quiet); font-size: 0.9375em; }
@media (max-width: 30rem) {
  body { padding: 0.75rem; }
  article { padding-left: 0.5rem; }
}
@media print {
  @page { margin: 18mm 15mm; }
  :root { --paper: #fff; --ink: #000; --quiet: #333; --line: #777; --band: #eee; --mark: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  .wide { overflow: visible; }
  table { font-size: 8.5pt; }
  thead { display: table-header-group; }
  li, tr, blockquote { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
`;
