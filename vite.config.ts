import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const assets = join(import.meta.dirname, "components/assets");
const server = "127.0.0.1:8080";

export default defineConfig({
  publicDir: false,
  // What Yjs could print in colours on a page takes 3 KB; Node's way of it does as well.
  resolve: {
    alias: { "lib0/logging": join(import.meta.dirname, "node_modules/lib0/logging.node.js") },
  },
  plugins: [tightenTemplates(), nameIconsInManifest(), listFilesForServiceWorker()],
  build: {
    outDir: "dist/client",
    target: "es2022",
    sourcemap: true,
    // The server forbids `data:` addresses, so even small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { page: "index.html", sw: "src/service-worker/main.ts" },
      output: {
        codeSplitting: { groups: chunks() },
        // A browser asks for these two again and again by the same name.
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        assetFileNames: ({ names: [name = ""] }) =>
          name.endsWith(".webmanifest") ? "[name][extname]" : "assets/[name]-[hash][extname]",
      },
    },
  },
  // So that a worker too can load a part of itself late.
  worker: { format: "es" },
  server: {
    proxy: { "/api": `http://${server}`, "/sync": { target: `ws://${server}`, ws: true } },
  },
});

/**
 * What is loaded together lies together: left to itself, the bundler makes twenty small files of the
 * modules that pages and late parts share, and each file compresses by itself.
 */
function chunks() {
  return [
    { name: "first", tags: ["$initial" as const], test: /^(?!.*service-worker)/, priority: 3 },
    {
      name: "words",
      test: /components[\\/]words|plan[\\/]in-words|browser[\\/]today|directives[\\/]repeat/,
      priority: 2,
    },
    {
      name: "document",
      // What only writing needs, ProseMirror with it, or what comes later, is not for those who read.
      test: /src[\\/](document(?![\\/](text|dismissals|record|restore))|plan(?![\\/](build|print|record-words|next-time|easy-read))|browser(?![\\/](editor|spelling|copy-maker|copy-wish|pictures|plan-versions|save-file|start-plan|word-copy)))[\\/]|y-protocols|yjs|lib0/,
      minShareCount: 2,
      priority: 1,
    },
    {
      name: "copies",
      // Copies, versions, and what compares them: for few visits, and never for the first key.
      test: /src[\\/](export|compare|browser)[\\/]|node_modules[\\/]diff[\\/]/,
      minShareCount: 2,
      includeDependenciesRecursively: false,
    },
  ];
}

/**
 * Takes the line breaks between tags out of the markup of elements: each is a node in every copy on
 * the page, and a long plan has a hundred thousand. They move into the tag, the expression or the
 * space before the template, where they mean nothing, so that all lines keep their numbers.
 */
function tightenTemplates(): Plugin {
  return {
    name: "tighten-templates",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /\/components\/[^/]+\.ts$/ },
      handler: (code) => ({
        code: code
          .replace(/\bhtml`(\s*\n\s*)(?=<)/g, "html$1`")
          .replace(/(?<![/=])>(\s*\n\s*)(?=<|\$\{|`)/g, "$1>")
          .replace(/\}(\s*\n\s*)(?=<|`)/g, "$1}"),
        map: null,
      }),
    },
  };
}

/** Makes the manifest's icons, which lie beside it, point at their built names. */
function nameIconsInManifest(): Plugin {
  return {
    name: "name-icons-in-manifest",
    apply: "build",
    generateBundle(_options, bundle) {
      const manifest = bundle["manifest.webmanifest"];
      if (manifest?.type !== "asset") throw new Error("index.html links no manifest.");
      const text = Buffer.from(manifest.source).toString();
      manifest.source = text.replace(
        /("src":\s*")([^"]+)/g,
        (_all, before: string, icon: string) => {
          const name = basename(icon);
          const source = readFileSync(join(assets, name));
          return `${before}/${this.getFileName(this.emitFile({ type: "asset", name, source }))}`;
        },
      );
    },
  };
}

/** Tells the service worker what there is to keep, and names the version after its contents. */
function listFilesForServiceWorker(): Plugin {
  return {
    name: "list-files-for-service-worker",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") throw new Error("The service worker was not built.");
        const version = createHash("sha256");
        for (const file of Object.values(bundle))
          version
            .update(`\0${file.fileName}\0`)
            .update(file.type === "chunk" ? file.code : file.source);
        const paths = Object.keys(bundle)
          .filter((it) => it !== "sw.js" && !it.endsWith(".map"))
          .map((it) => (it === "index.html" ? "/" : `/${it}`));
        worker.code = worker.code
          .replace(/(["'`])__OWN_FILES__\1/, () => JSON.stringify(JSON.stringify(paths.sort())))
          .replace("__OWN_VERSION__", version.digest("hex").slice(0, 12));
        if (worker.code.includes("__OWN_")) throw new Error("The service worker has no file list.");
      },
    },
  };
}
