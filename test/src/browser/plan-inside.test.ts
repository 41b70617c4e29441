import assert from "node:assert/strict";
import { createPrivateKey, sign } from "node:crypto";
import { describe, it } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { exportWord } from "#src/export/word.ts";
import { planInside } from "#src/browser/plan-inside.ts";
import { readWord } from "#src/import/word-file.ts";
import { type FollowMe, signedText } from "#src/plan/follow-me.ts";
import { fingerprintOf, newFollowMeKey, readFollowMeKey } from "#server/follow-me.ts";
import { asked, sample } from "#test/src/export/sample.ts";

const { plan, template } = sample("care-act-rosa");
const pem = newFollowMeKey();
const key = readFollowMeKey(pem)!;

const copyWith = (followMe: FollowMe | null) => exportWord(plan, template, asked, { followMe });

async function insideOf(followMe: FollowMe | null, templates = [template]) {
  return planInside(readWord(await copyWith(followMe)), templates);
}

describe("a plan inside a Word file", () => {
  it("is whole, with its key in short, and the document says the same", async () => {
    const { publicKey } = key;
    assert.deepEqual(await insideOf(key.sign(plan)), {
      kind: "whole",
      plan,
      template,
      publicKey,
      fingerprint: fingerprintOf(publicKey),
      isAsRead: true,
    });
    assert.equal(await insideOf(null), null);
  });

  it("is whole where somebody wrote in the document later, which is said", async () => {
    const parts = unzipSync(await copyWith(key.sign(plan)));
    const name = "word/document.xml";
    const written = strFromU8(parts[name]!).replace("at the summer concert", "in Lent");
    const file = readWord(zipSync({ ...parts, [name]: strToU8(written) }));
    const found = await planInside(file, [template]);
    assert.ok(found?.kind === "whole" && !found.isAsRead);
  });

  it("is changed where a letter of it, of its signature or of its key is another", async () => {
    const signed = key.sign(plan);
    const other = readFollowMeKey(newFollowMeKey())!;
    const changed: FollowMe[] = [
      { ...signed, json: signed.json.replace("Rosa", "Nora") },
      { ...signed, signature: other.sign(plan).signature },
      { ...signed, publicKey: other.publicKey },
      { ...signed, publicKey: "AAAA" },
      { ...signed, publicKey: "%%" },
      { ...signed, signature: "" },
      { ...signed, signature: "\u00e9" },
    ];
    for (const it of changed) assert.deepEqual(await insideOf(it), { kind: "changed" });
  });

  it("is not used where signatures can't be checked", async () => {
    const signed = key.sign(plan);
    const file = readWord(await copyWith(signed));
    const without = async (subtle: unknown) => {
      Object.defineProperty(crypto, "subtle", { value: subtle, configurable: true });
      try {
        return await planInside(file, [template]);
      } finally {
        Reflect.deleteProperty(crypto, "subtle");
      }
    };
    const refuses = async () => {
      throw new DOMException("What is Ed25519?", "NotSupportedError");
    };
    assert.deepEqual(await without(undefined), { kind: "unchecked" });
    assert.deepEqual(await without({ importKey: refuses }), { kind: "unchecked" });
    assert.equal((await planInside(file, [template]))?.kind, "whole");
  });

  it("can't be begun with where it is damaged, newer, or from a template that is not here", async () => {
    const signed = (json: string): FollowMe => {
      const signature = sign(null, Buffer.from(signedText(json)), createPrivateKey(pem));
      return { json, publicKey: key.publicKey, signature: signature.toString("base64url") };
    };
    const text = key.sign(plan).json;
    const newer = await insideOf(signed(text.replace('"version":1', '"version":9')));
    assert.ok(newer?.kind === "unusable" && /newer version/.test(newer.problem));
    const damaged = await insideOf(signed("{}"));
    assert.ok(damaged?.kind === "unusable" && /not a plan/.test(damaged.problem));
    const gone = await insideOf(key.sign(plan), []);
    assert.ok(
      gone?.kind === "unusable" && /template, “care-act”, that is not here/.test(gone.problem),
    );
  });
});
