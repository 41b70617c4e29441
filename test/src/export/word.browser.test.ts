import { expect } from "chai";
import { checkWord } from "#src/export/check-word.ts";
import { defaultCopyOptions } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { Plan } from "#src/plan/plan.ts";
import { Template } from "#src/template/template.ts";

const root = new URL("../../../", import.meta.url);
const read = async (path: string): Promise<unknown> => (await fetch(new URL(path, root))).json();

describe("exportWord in a browser", () => {
  for (const name of ["care-act-rosa", "hostile"]) {
    it(`makes a sound copy of ${name}, the same twice`, async () => {
      const plan = Plan.parse(await read(`test/fixtures/plans/${name}.json`));
      const template = Template.parse(await read("templates/care-act.json"));
      const of = { version: "3", exportedOn: "2030-05-01" };
      const asked = defaultCopyOptions(plan, "practitioner", of);
      const file = await exportWord(plan, template, asked);
      expect(checkWord(file)).to.deep.equal([]);
      expect(await exportWord(plan, template, asked)).to.deep.equal(file);
    });
  }
});
