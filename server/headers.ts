/**
 * Nothing but our own files: no foreign address, inline script, inline style or frame, and no string
 * that becomes code or markup. The policies are Lit's own, the editor's for what is pasted, and the
 * two of `src/browser/trusted-types.ts`.
 */
const CONTENT_POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html ProseMirrorClipboard ownwords-inert default",
].join("; ");

/**
 * What a page for writing asks no device for; only names that every browser knows. The microphone is
 * for the resident's own page, which is the same document as all others.
 */
const FORBIDDEN = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "midi",
  "payment",
  "usb",
];

/** What every answer says to a browser, whatever it answers. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_POLICY,
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy": [...FORBIDDEN.map((it) => `${it}=()`), "microphone=(self)"].join(", "),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Two years, as long as browsers ask for. Only over TLS does it mean anything. */
export const ONLY_TLS = { "strict-transport-security": "max-age=63072000; includeSubDomains" };

/** What the browser has of earlier pages goes with the person; the app's own storage is the page's. */
export const AFTER_SIGN_OUT = { "clear-site-data": '"cache"' };
