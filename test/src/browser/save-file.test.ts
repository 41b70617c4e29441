import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { copyFileName } from "#src/browser/save-file.ts";
import { plan } from "#src/plan/build.ts";

describe("the file name of a copy", () => {
  const of = plan([], { title: "After the fall: again", reference: "K7QP-4M2X" });

  it("says which plan it is and for whom, without what file systems refuse", () => {
    assert.equal(
      copyFileName(of, "resident", "docx"),
      "After the fall again - Jean Marsh - K7QP-4M2X - own copy.docx",
    );
  });

  it("holds nothing that a provider's copy withholds", () => {
    assert.equal(
      copyFileName(of, "provider", "html"),
      "Support plan - Jean Marsh - K7QP-4M2X - for providers.html",
    );
  });
});
