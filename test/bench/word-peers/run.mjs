// Has one program write the plan as a Word file again and again, in a process of its own. Arguments:
// the name of the program, a folder with plan.html, plan.json and template.docx, and how often. It
// leaves made.docx in the folder and prints the times in milliseconds.
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [name = "", folder = "", times = "1"] = process.argv.slice(2);
const require = createRequire(`${process.env["PEERS"]}/`);

/** @param {string} package_ @returns {Promise<any>} */
const load = async (package_) =>
  (await import(pathToFileURL(require.resolve(package_)).href)).default;
/** @param {string} file */
const at = (file) => join(folder, file);
const made = at("made.docx");

/** Each program: makes ready, and then writes the file once whenever it is asked. */
/** @type {Record<string, () => Promise<() => unknown>>} */
const programs = {
  async pandoc() {
    return () => execFileSync("pandoc", ["-f", "html", at("plan.html"), "-o", made]);
  },
  async libreoffice() {
    const profile = `-env:UserInstallation=${pathToFileURL(at("profile")).href}`;
    const how = [
      "--headless",
      "--infilter=HTML (StarWriter)",
      "--convert-to",
      "docx:MS Word 2007 XML",
    ];
    return () => {
      execFileSync("soffice", [profile, ...how, "--outdir", folder, at("plan.html")], {
        stdio: "ignore",
      });
      renameSync(at("plan.docx"), made);
    };
  },
  async "html-to-docx"() {
    const write = await load("@turbodocx/html-to-docx");
    const html = readFileSync(at("plan.html"), "utf8");
    return async () => {
      const file = await write(html, null, { title: "Support plan", lang: "en-GB" });
      writeFileSync(made, Buffer.from(file));
    };
  },
  async docxtemplater() {
    const Docxtemplater = await load("docxtemplater");
    const Zip = await load("pizzip");
    const template = readFileSync(at("template.docx"));
    const plan = JSON.parse(readFileSync(at("plan.json"), "utf8"));
    return () => {
      const file = new Docxtemplater(new Zip(template), { paragraphLoop: true, linebreaks: true });
      file.render(plan);
      writeFileSync(made, file.toBuffer());
    };
  },
};

const start = programs[name];
if (!start) throw new Error("There is no program of that name.");
const write = await start();
const taken = [];
for (let time = 0; time < Number(times); time += 1) {
  const began = performance.now();
  await write();
  taken.push(performance.now() - began);
}
console.log(JSON.stringify({ taken }));
