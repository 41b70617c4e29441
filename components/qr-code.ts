import { svg, html, type TemplateResult } from "lit";
import { encodeQR } from "qr";

/** A text as a QR code with a quiet edge around it, drawn dark on light whatever the theme. */
export function qrCode(text: string, label: string): TemplateResult {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const path = rows
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  const size = rows.length;
  return html`<svg
    class="qr-code"
    role="img"
    aria-label=${label}
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    ${svg`<rect width=${size} height=${size} fill="#fff"></rect><path d=${path} fill="#000"></path>`}
  </svg>`;
}
