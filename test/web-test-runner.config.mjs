import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { build } from "vite";
import { chromeArgs, findChrome } from "./chrome.mjs";

const rootDir = fileURLToPath(new URL("..", import.meta.url));

/** @type {import("@web/test-runner").TestRunnerConfig} */
export default {
  files: "test/**/*.browser.test.ts",
  rootDir,
  nodeResolve: { exportConditions: ["browser", "development"] },
  plugins: [
    bundleSpelling(),
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: `${rootDir}/tsconfig.json` }),
  ],
  browsers: [
    chromeLauncher({ launchOptions: { executablePath: await findChrome(), args: chromeArgs } }),
  ],
  reporters: [defaultReporter({ reportTestProgress: false }), countReporter()],
  // Only one page at a time has the focus, and many tests type.
  concurrency: 1,
  testFramework: { config: { timeout: 120_000 } },
  testsStartTimeout: 180_000,
  testsFinishTimeout: 600_000,
  browserStartTimeout: 180_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith("Lit is in dev mode"),
};

/**
 * Serves the one package that is not written as modules in one piece, as the built pages have it.
 * @returns {import("@web/test-runner").TestRunnerPlugin}
 */
function bundleSpelling() {
  return {
    name: "bundle-spelling",
    async serve({ path }) {
      if (!path.endsWith("/nspell/lib/index.js")) return undefined;
      const output = await build({
        configFile: false,
        logLevel: "error",
        build: {
          write: false,
          lib: { entry: `${rootDir}node_modules/nspell/lib/index.js`, formats: ["es"] },
        },
      });
      const chunks = Array.isArray(output) ? output : [output];
      const file = chunks.flatMap((it) => ("output" in it ? it.output : []))[0];
      return { body: file?.type === "chunk" ? file.code : "", type: "js" };
    },
  };
}

/**
 * Ends with the line that test/run.mjs reads. A file that fails to load counts as one failed.
 * @returns {import("@web/test-runner").Reporter}
 */
function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      let [passed, failed] = [0, 0];
      for (const session of sessions) {
        const results = session.testResults ? testsIn(session.testResults) : [];
        const bad = results.filter((it) => !it.passed).length;
        passed += results.length - bad;
        failed += bad || (session.passed ? 0 : 1);
      }
      console.log(`${passed} passed, ${failed} failed`);
    },
  };
}

/**
 * A skipped test counts as failed.
 * @param {import("@web/test-runner").TestSuiteResult} suite
 * @returns {import("@web/test-runner").TestResult[]}
 */
function testsIn(suite) {
  return [...suite.tests, ...suite.suites.flatMap(testsIn)];
}
