import type { Copy } from "./copy.ts";

/** How a copy looks on a screen and on paper. Sizes follow the copy's own, so that one number sets all. */
export const COPY_STYLE = `
.copy {
  --copy-ink: light-dark(#1f1b18, #efe8dc);
  --copy-heading: light-dark(#6b2f1a, #f0bd9a);
  --copy-quiet: light-dark(#4f4842, #c3b8a8);
  --copy-rule: light-dark(#b9ada1, #5f574c);
  --copy-shade: light-dark(#f4ede4, #332d26);
  --copy-link: light-dark(#1a4b8c, #9cc7ff);
  font: 1rem/1.3 Arial, "Liberation Sans", Helvetica, sans-serif;
  color: var(--copy-ink);
  overflow-wrap: anywhere;
  font-variant-ligatures: none;
  text-align: start;
}
.copy-14 { font-size: 1.1667rem; }
.copy-18 { font-size: 1.5rem; line-height: 1.5; }
.copy * { box-sizing: border-box; }
.copy :is(h1, h2, h3, p, ul, table) { margin: 0; padding: 0; letter-spacing: normal; }
.copy :is(h1, h2, h3) {
  color: var(--copy-heading);
  font-weight: 700;
  line-height: 1.2;
  break-after: avoid;
  text-wrap: wrap;
}
.copy h1 { margin-bottom: 0.45em; font-size: 1.5em; }
.copy h2 {
  margin: 1.5em 0 0.4em;
  padding-bottom: 0.2em;
  border-bottom: 1px solid var(--copy-rule);
  font-size: 1.25em;
}
.copy h3 { margin: 1em 0 0.25em; font-size: 1em; }
.copy p { margin-bottom: 0.45em; white-space: pre-wrap; orphans: 2; widows: 2; }
.copy del { text-decoration: line-through; }
.copy ins { text-decoration: underline; }
.copy a { color: var(--copy-link); }
.copy .copy-voice { font-size: 1.4em; }
.copy .copy-voice.copy-long { font-size: 1.15em; }
.copy .copy-words { font-size: 1.08em; }
.copy :is(.copy-speaker, .copy-quiet, .copy-state) { color: var(--copy-quiet); }
.copy .copy-speaker { margin-bottom: 0.7em; }
.copy .copy-fact { margin-bottom: 0.15em; }
.copy .copy-banner {
  margin: 0.7em 0 0.9em;
  padding: 0.4em 0.7em;
  border-inline-start: 0.35em solid var(--copy-heading);
  background: var(--copy-shade);
  print-color-adjust: exact;
}
.copy .copy-keep { break-after: avoid; }
.copy .copy-picture { break-after: avoid; line-height: 0; }
.copy .copy-picture-left { float: inline-start; margin-inline-end: 0.5cm; }
.copy .copy-picture-left ~ :is(h2, h3, .copy-speaker, .copy-plain) { clear: inline-start; }
.copy img { width: 3cm; height: 3cm; object-fit: contain; background: #ffffff; }
.copy ul { padding-inline-start: 1.4em; list-style: disc; }
.copy ul ul { list-style: "– "; }
.copy li { margin-bottom: 0.2em; }
.copy li:has(> .copy-state) { break-inside: avoid; }
.copy .copy-step { list-style: none; }
.copy table {
  width: 100%;
  margin: 0.3em 0 0.8em;
  border-collapse: collapse;
  table-layout: fixed;
  overflow-wrap: break-word;
}
.copy caption { padding: 0; text-align: start; }
.copy .copy-aside {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.copy :is(th, td) {
  padding: 0.3em 0.45em;
  border: 1px solid var(--copy-rule);
  text-align: start;
  vertical-align: top;
  font-weight: 400;
}
.copy :is(th, td) > :last-child { margin-bottom: 0; }
.copy th { background: var(--copy-shade); font-weight: 700; print-color-adjust: exact; }
.copy tr { break-inside: avoid; }
.copy thead { display: table-header-group; }
.copy td .copy-words { font-size: 1em; }
.copy .copy-lines { break-inside: avoid; margin-bottom: 0.9em; }
.copy .copy-lines span { display: block; height: 2.1em; border-bottom: 1px solid var(--copy-quiet); }
.copy .copy-signature { break-inside: avoid; margin-bottom: 1.2em; }
.copy .copy-signed { display: grid; grid-template-columns: 2fr 1fr; gap: 0 1em; }
.copy .copy-sign { display: flex; gap: 0.5em; align-items: end; min-height: 2.2em; margin: 0; }
.copy .copy-write { height: 2em; border-bottom: 1px solid var(--copy-quiet); }
.copy .copy-rule { flex: 1; border-bottom: 1px solid var(--copy-quiet); }
.copy .copy-foot {
  margin-top: 2em;
  padding-top: 0.4em;
  border-top: 1px solid var(--copy-rule);
  color: var(--copy-quiet);
}
@media screen and (width < 40rem) {
  .copy table, .copy tbody, .copy tr, .copy td { display: block; }
  .copy thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .copy tr { margin-bottom: 0.8em; border: 1px solid var(--copy-rule); }
  .copy td { border: 0; }
  .copy td::before {
    content: attr(data-heading) / "";
    display: block;
    color: var(--copy-quiet);
    font-weight: 700;
  }
  .copy .copy-signed { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  .copy { color-scheme: light; font-size: 12pt; }
  .copy-14 { font-size: 14pt; }
  .copy-18 { font-size: 18pt; }
  @supports at-rule(@bottom-left) { .copy .copy-foot { display: none; } }
  .copy .copy-page { break-before: page; margin-top: 0; }
}
`;

/** The paper of a copy: A4, and at the foot of each page what the copy is and which page this is. */
export function pageStyle(copy: Copy): string {
  const look = `vertical-align: top; padding-top: 4mm; font: 12pt/1.2 Arial, "Liberation Sans", Helvetica, sans-serif; color: #4f4842;`;
  return `@page {
  size: A4;
  margin: 20mm 22mm 24mm;
  @bottom-left { content: ${quoted(copy.footer)}; width: 79%; ${look} }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); width: 21%; ${look} }
}
`;
}

/** Words as CSS has them, in which nothing ends the words, the rule or the element around it. */
function quoted(text: string): string {
  const written = text.replace(
    /[^\p{L}\p{N} .,]/gu,
    (it) => `\\${(it.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${written}"`;
}
