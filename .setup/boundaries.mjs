// Who may import whom, as a plugin of the linter. Each boundary names the files it is for and what
// they may import (everything else is refused) or never may; the sentence says why, and what to do.
import { dirname, join, relative, sep } from "node:path";

/**
 * @typedef {object} Boundary
 * @property {RegExp} at Paths of files, from the project's folder, that it is for.
 * @property {readonly (string | RegExp)[]} [may] All they may import: packages, or paths from the
 *   project's folder. A string ending in `/` stands for all that is under it.
 * @property {readonly (string | RegExp)[]} [never] What they never import.
 * @property {boolean} [typesToo] Whether importing types alone is refused as well; true if not said.
 * @property {string} why
 */

/** The shapes of a plan and of what is put on record beside its words. */
const planShapes = /^src\/plan\/(plan|record|no-record|people|writing|writing-key|suggestion)\.ts$/;
const shapes = [planShapes, "src/template/template.ts", "zod/mini"];
const database = ["kysely/", "node:sqlite", "pg"];
const screen = ["components/", "lit/", /^src\/(browser|service-worker)\//];

/** @type {readonly Boundary[]} */
const boundaries = [
  {
    at: /^(?!\.setup\/)/,
    never: [/(^|\/)main\.ts$/],
    why: "A main.ts wires things up and nobody imports it. Move what you need into a file of its own.",
  },
  {
    at: /./,
    never: ["zod"],
    why: 'The whole of zod is too large for a page. Write: import * as z from "zod/mini".',
  },
  {
    at: /^(src|components)\//,
    never: ["server/", /^node:/],
    why: "A browser has neither the server's files nor Node. Ask the server through #src/browser/api-client.ts.",
  },
  {
    at: /^src\/(?!main\.ts)/,
    never: ["components/", "lit/"],
    why: "What is under the screen never knows it. Hand over data or fire an event, and let an element show it.",
  },
  {
    at: /^templates\//,
    may: [],
    why: "Templates are data. What reads them is in #src/template.",
  },
  {
    at: /^src\/template\//,
    may: ["src/template/", "src/plan/plan.ts", "zod/mini"],
    why: "A template comes before everything made with it. Take shapes from #src/plan/plan.ts; move the rest to where templates are used.",
  },
  {
    at: /^src\/document\//,
    may: [
      "src/document/",
      "src/template/",
      planShapes,
      "zod/mini",
      "yjs",
      "lib0/",
      "prosemirror-model",
      "prosemirror-transform",
      "fractional-indexing",
    ],
    why: "Plans, checks and copies are computed from the document, which never knows them. Move this to where documents are used.",
  },
  {
    at: planShapes,
    may: [planShapes, "zod/mini"],
    why: "This is the shape everybody shares, so it knows zod/mini alone. Put what acts on plans beside it.",
  },
  {
    at: /^src\/plan\/(?!(plan|record|no-record|people|writing|writing-key|suggestion)\.ts)/,
    may: ["src/plan/", "src/document/", "src/template/", "zod/mini", "yjs"],
    why: "A plan never knows what is made of it. Move this to src/lint, src/export or src/dashboard.",
  },
  {
    at: /^src\/lint\//,
    may: ["src/lint/", "src/plan/", "src/template/", "zod/mini"],
    why: "Rules check plans and never see the document or what else is made of a plan. Take what you need from #src/plan/plan.ts.",
  },
  {
    at: /^src\/lint\/rules\/(?!(index|examples)\.ts)/,
    never: [/^src\/lint\/rules\/(?!words\/|.*-words\.ts$)/],
    why: "A rule stands alone, so that it can be read and tried alone. Move what two rules share up into src/lint.",
  },
  {
    at: /^src\/export\//,
    may: [
      "src/export/",
      "src/plan/",
      "src/template/",
      /^src\/compare\/(compare-words|in-order)\.ts$/,
      /^src\/import\/(word-package|import-error)\.ts$/,
      "zod/mini",
      "docx",
      "fflate",
      "lib0/hash/",
    ],
    why: "A copy is made of a plan alone. Take what you need from #src/plan/plan.ts; open a Word template with #src/import/word-package.ts.",
  },
  {
    at: /^src\/import\//,
    may: [
      "src/import/",
      "src/plan/",
      "src/template/",
      /^src\/export\/(copy|copy-maker|copy-model|identity|labels|writing-lines)\.ts$/,
      "zod/mini",
      "fflate",
      "lib0/diff/",
    ],
    why: "A file is read into data, and what was found is only offered. Put what writes into a plan in #src/document; take how a copy looks from #src/export/copy.ts.",
  },
  {
    at: /^src\/dashboard\//,
    may: ["src/dashboard/", "src/plan/", "src/template/", "zod/mini"],
    why: "A summary is made of plans alone. Take what you need from #src/plan/plan.ts.",
  },
  {
    at: /^src\/compare\//,
    may: ["src/compare/", "src/plan/", "src/template/", "zod/mini", "diff/lib/"],
    why: "Plans are compared as plans, whatever they were read from. Take what you need from #src/plan/plan.ts.",
  },
  {
    at: /^src\/(api\/|access\.ts$)/,
    may: ["src/api/", "src/access.ts", "src/lint/rule.ts", ...shapes],
    why: "What browser and server agree on is shapes and decisions, nothing that acts. Move this to the side that acts.",
  },
  {
    at: /^src\/report\//,
    may: [
      "src/report/",
      "src/api/",
      "src/lint/",
      /^src\/export\/(copy|writing-lines)\.ts$/,
      "src/plan/in-words.ts",
    ],
    why: "A report is made of its facts alone and never sees a plan. Count what it tells in server/reports.",
  },
  {
    at: /^src\/service-worker\//,
    may: ["src/service-worker/"],
    why: "The service worker starts alone and stays small. Write what you need in its folder.",
  },
  {
    at: /^components\/(?![^/]+-page\.ts$)/,
    never: [/^src\/browser\/(api-client|connection|[a-z-]+-store)\.ts$/],
    typesToo: false,
    why: "Only a page reaches a store or the server, so that all the rest can be shown anywhere. Take values in as properties and fire events.",
  },
  {
    at: /^server\//,
    never: [...screen, "idb"],
    why: "The server has no screen. Move what both sides need into the core.",
  },
  {
    at: /^server\/(routes|sync)\//,
    never: database,
    why: "Only a store asks the database, so that queries stand in one place. Add a named question to a store.",
  },
  {
    at: /^server\/(routes|sync)\//,
    never: [/^server\/store\/(?!.*-error\.ts$)/],
    typesToo: false,
    why: "Stores are handed in, so only their types are known here. Take the store as an argument.",
  },
  {
    at: /^server\/routes\//,
    never: ["server/sync/"],
    typesToo: false,
    why: "Routes and live documents don't know each other. Let server/main.ts hand one to the other.",
  },
  {
    at: /^server\/sync\//,
    never: ["server/routes/"],
    typesToo: false,
    why: "Live documents and routes don't know each other. Let server/main.ts hand one to the other.",
  },
  {
    at: /^server\/(?!sync\/redis-[a-z-]+\.ts$)/,
    never: ["redis"],
    why: "Nodes talk through the bus alone, so that one machine needs no Redis. Use #server/sync/bus.ts.",
  },
  {
    at: /^server\/store\//,
    never: ["server/routes/", "server/sync/", "hono/", /^@hono\//, "ws"],
    why: "A store answers questions and never knows who asks. Move this to a route or a room.",
  },
  {
    at: /^server\/cli\//,
    never: ["server/routes/", "server/sync/", "hono/", "ws", ...database],
    why: "A command works with no server running. Use the core, or a store.",
  },
  {
    at: /^server\/cli\/(?!(migrate|copy)\.ts$|upkeep\/)/,
    never: ["server/store/"],
    why: "Commands about plans work on files alone; only those about the database open one. Use the core.",
  },
];

const acrossFolders =
  "Across folders, write the whole name (#src/plan/plan.ts): then a file can move, and what it depends on shows.";
const asNamespace =
  'Importing `z` by name keeps all of zod in the page. Write: import * as z from "zod/mini".';

/**
 * As much of the linter's own types as is used here.
 * @typedef {{ source: { value?: unknown } | null, importKind?: string, exportKind?: string,
 *   specifiers?: { imported?: { name?: string } }[] }} ImportNode
 * @typedef {{ cwd: string, filename: string,
 *   report(problem: { node: ImportNode, message: string }): void }} Context
 */

const imports = {
  /** @param {Context} context */
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join("/");
    /** @param {ImportNode} node */
    const look = (node) => {
      const name = node.source?.value;
      if (typeof name !== "string") return;
      const types = node.importKind === "type" || node.exportKind === "type";
      const message = complaint(file, name, types);
      if (message) context.report({ node, message });
      else if (name === "zod/mini" && node.specifiers?.some((it) => it.imported?.name === "z"))
        context.report({ node, message: asNamespace });
    };
    return {
      ImportDeclaration: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
      ImportExpression: look,
    };
  },
};

/** What the linter loads. */
export default { meta: { name: "boundaries" }, rules: { imports } };

/**
 * What is wrong with importing `name` in `file`; null if nothing.
 * @param {string} file
 * @param {string} name
 * @param {boolean} types
 */
function complaint(file, name, types) {
  const target = targetOf(file, name);
  if (name.startsWith("../") && partOf(file) !== partOf(target)) return acrossFolders;
  const crossed = boundaries.find(({ at, may, never, typesToo = true }) => {
    if (!at.test(file) || (types && !typesToo)) return false;
    return (may && !holds(may, target)) || (never && holds(never, target));
  });
  return crossed?.why ?? null;
}

/** The package, or the path from the project's folder. @param {string} file @param {string} name */
function targetOf(file, name) {
  if (name.startsWith("#")) return name.slice(1);
  return name.startsWith(".") ? join(dirname(file), name).split(sep).join("/") : name;
}

/**
 * The part of the tree inside which imports are relative: a stage of the core, or a top folder.
 * @param {string} path
 */
function partOf(path) {
  const [top = "", next = ""] = path.split("/");
  return top === "src" && !next.includes(".") ? `${top}/${next}` : top;
}

/** @param {readonly (string | RegExp)[]} list @param {string} target */
function holds(list, target) {
  return list.some((it) => {
    if (it instanceof RegExp) return it.test(target);
    return it.endsWith("/") ? `${target}/`.startsWith(it) : it === target;
  });
}
