import { expect } from "chai";
import { ownScript, parseInert } from "#src/browser/trusted-types.ts";

describe("ownScript", () => {
  it("lets our own built files pass as they were given", () => {
    for (const own of ["/sw.js", "/assets/word-worker-Bx81kQ2z.js"]) {
      expect(ownScript(own)).to.equal(own);
      expect(ownScript(location.origin + own)).to.equal(location.origin + own);
    }
  });

  it("stops every other address", () => {
    for (const foreign of [
      "https://evil.example/assets/word-worker-Bx81kQ2z.js",
      "//evil.example/sw.js",
      "data:text/javascript,alert(1)",
      "blob:https://evil.example/0",
      `blob:${location.origin}/0`,
      "/api/plans",
      "/assets/../api/plans",
      "/assets/picture.svg",
      "/sw.js?then=elsewhere",
      "/sw.js/..;/x.js",
    ])
      expect(() => ownScript(foreign), foreign).to.throw(TypeError);
  });
});

describe("parseInert", () => {
  it("reads markup without running any of it", async () => {
    const inert = parseInert(`<p>Hello</p><img src="/nowhere" onerror="window.wasRun = true">`);
    expect(inert.querySelector("p")?.textContent).to.equal("Hello");
    expect(inert.defaultView).to.equal(null);
    await new Promise(requestAnimationFrame);
    expect("wasRun" in window).to.equal(false);
  });
});
