/**
 * Programs of others that read our files, to hold ours against: LibreOffice, pandoc and poppler. Where
 * they are missing they are installed; where that fails too, the test that needs them fails and says why.
 */
import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { alone } from "#setup/lock.mjs";

const run = promisify(execFile);

/** Many files at a time are worth it: starting LibreOffice takes seconds, a file far less. */
const OFFICE_MS = 300_000;
const PANDOC_MS = 300_000;

/**
 * Has LibreOffice open files and save them again as another format, such as "docx", "pdf" or
 * "txt:Text (encoded):UTF8". Answers them by the names that they were given under.
 */
export async function throughOffice(
  files: Readonly<Record<string, Uint8Array>>,
  format: string,
): Promise<Record<string, Uint8Array>> {
  return inFolder(async (folder) => {
    const paths = write(folder, files);
    const out = join(folder, "out");
    await office(folder, ["--convert-to", format, "--outdir", out, ...paths]);
    const extension = format.split(":")[0] ?? format;
    return Object.fromEntries(
      Object.keys(files).map((name) => {
        const path = join(out, `${basename(name, extname(name))}.${extension}`);
        if (!existsSync(path)) throw new Error(`LibreOffice did not open ${name}.`);
        return [name, new Uint8Array(readFileSync(path))];
      }),
    );
  });
}

/**
 * Runs a macro of LibreOffice's Basic over a file. In it, `doc` is the open file; what it is when the
 * macro ends is saved as .docx and answered.
 */
export async function editInOffice(file: Uint8Array, basic: string): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    const [from = ""] = write(folder, { "file.docx": file });
    const to = join(folder, "edited.docx");
    const library = join(folder, "profile/user/basic/Standard");
    // The first start makes the profile that the macro goes into.
    await office(folder, ["--terminate_after_init"]);
    writeFileSync(join(library, "Module1.xba"), moduleOf(basic, from, to));
    writeFileSync(join(library, "script.xlb"), LIBRARY);
    await office(folder, ["macro:///Standard.Module1.Main"]);
    if (!existsSync(to)) throw new Error("The macro in LibreOffice did not save the file.");
    return new Uint8Array(readFileSync(to));
  });
}

/** What pandoc makes of a Word file, as one of its formats, with tracked changes taken so. */
export async function throughPandoc(
  file: Uint8Array,
  to: string,
  changes: "accept" | "reject" | "all" = "accept",
): Promise<string> {
  const pandoc = await program("pandoc", "pandoc");
  return inFolder(async (folder) => {
    const [path = ""] = write(folder, { "file.docx": file });
    const args = ["-f", "docx", "-t", to, "--wrap=none", `--track-changes=${changes}`, path];
    return (await run(pandoc, args, { timeout: PANDOC_MS, maxBuffer: 64e6 })).stdout;
  });
}

/** What poppler finds in a PDF: what it says of itself, its structure with the words, and each page. */
export async function throughPoppler(
  pdf: Uint8Array,
): Promise<{ info: string; structure: string; pages: string[] }> {
  const info = await program("pdfinfo", "poppler-utils");
  const text = await program("pdftotext", "poppler-utils");
  return inFolder(async (folder) => {
    const [path = ""] = write(folder, { "file.pdf": pdf });
    const read = async (name: string, args: string[]) =>
      (await run(name, args, { timeout: PANDOC_MS, maxBuffer: 64e6 })).stdout;
    return {
      info: await read(info, [path]),
      structure: await read(info, ["-struct-text", path]),
      pages: (await read(text, ["-raw", path, "-"])).split("\f").slice(0, -1),
    };
  });
}

/** Starts LibreOffice with a profile of its own; two at once get in each other's way. */
async function office(folder: string, args: string[]): Promise<void> {
  const soffice = await program("soffice", "libreoffice-writer-nogui");
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const quiet = ["--headless", "--norestore", "--nolockcheck"];
  await alone(
    join(tmpdir(), "ownwords-office.lock"),
    () => {},
    () => run(soffice, [profile, ...quiet, ...args], { timeout: OFFICE_MS, cwd: folder }),
  );
}

const found = new Map<string, string>();

/** Where a program is, installed first where it is missing and that can be done. */
async function program(name: string, debian: string): Promise<string> {
  const there = found.get(name) ?? onThisMachine(name);
  const problem = there === null ? await install(debian, () => onThisMachine(name) !== null) : "";
  const known = there ?? onThisMachine(name);
  if (known === null)
    throw new Error(
      `No ${name} to test with was found, and it could not be installed. ${problem} Install it (Debian: apt-get install ${debian}; macOS: brew install ${name === "soffice" ? "--cask libreoffice" : name}).`,
    );
  found.set(name, known);
  return known;
}

function onThisMachine(name: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  folders.push("/usr/bin", "/opt/homebrew/bin", "/Applications/LibreOffice.app/Contents/MacOS");
  const paths = folders.map((it) => join(it, name));
  return paths.find((it) => existsSync(it)) ?? null;
}

/** Where the tools that install programs are, whatever this process was started with. */
const SYSTEM = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/** Installs a package unless somebody did so meanwhile; answers why that failed, as far as is known. */
async function install(debian: string, isThere: () => boolean): Promise<string> {
  if (!existsSync("/etc/debian_version")) return "";
  const lead = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const path = [process.env["PATH"] ?? "", ...SYSTEM].filter(Boolean).join(delimiter);
  const env = { ...process.env, PATH: path, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => {
    const [command = "", ...rest] = [...lead, "apt-get", "-qq", ...args];
    const { error, stderr } = spawnSync(command, rest, {
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
      env,
    });
    return error?.message ?? stderr.trim();
  };
  let problem = "";
  await alone(
    join(tmpdir(), "ownwords-readers.lock"),
    () => {},
    async () => {
      if (isThere()) return;
      process.stderr.write(`Installing ${debian} to test with. This is done once.\n`);
      problem = [apt("update"), apt("install", "-y", "--no-install-recommends", debian)]
        .filter(Boolean)
        .join("\n");
    },
  );
  return problem;
}

function write(folder: string, files: Readonly<Record<string, Uint8Array>>): string[] {
  return Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "ownwords-reader-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const LIBRARY = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>`;

function moduleOf(basic: string, from: string, to: string): string {
  const code = `Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("${pathToFileURL(from).href}", "_blank", 0, hidden())
  ${basic}
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  doc.storeToURL("${pathToFileURL(to).href}", word())
  doc.close(True)
  StarDesktop.terminate()
End Sub`;
  const escaped = code.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`;
}
