import type { Copy } from "./copy.ts";
import { type AddressOf, copyMarkup } from "./copy-markup.ts";
import { COPY_STYLE, pageStyle } from "./copy-style.ts";
import { escaped, htmlOf } from "./markup.ts";

/** A copy as one web page that loads nothing and runs nothing; pictures have `data:` addresses. */
export function writeHtml(copy: Copy, addressOf: AddressOf): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  return `<!doctype html>
<html lang="${escaped(copy.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(copy.title)}</title>
<style>${OWN_PAGE}${COPY_STYLE}${pageStyle(copy)}</style>
</head>
<body>
<main>
${htmlOf(copyMarkup(copy, addressOf))}
</main>
</body>
</html>
`;
}

const OWN_PAGE = `
:root { color-scheme: light dark; background: light-dark(#ffffff, #211e1a); }
body { margin: 0; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
@media print { main { max-width: none; padding: 0; } }
`;
