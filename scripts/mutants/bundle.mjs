// Makes one script of each test file and what it tests, with every mutant of `sources` in it behind a switch.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createInjector } from "typed-inject";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What is slow to read and never changes is kept between mutants, frozen, so that none can spoil it for the next. */
const keep = [
  [
    /src\/load\/yaml\.ts$/,
    /export function parseYaml\(/,
    "export const parseYaml = kept.yaml(parse);\nfunction parse(",
  ],
  [/test\/.*\.ts$/, /^const (cache|written) = new Map<.*>\(\);$/m, "const $1 = kept.map(import.meta.url);"],
  [/src\/plan\/highs\.ts$/, /^let loading: .*;$/m, "let loading = kept.solver;"],
  [/src\/plan\/highs\.ts$/, /loading \?\?= load\(\);/, "loading ??= kept.solver = load();"],
];

export async function instrumented(sources) {
  const { createInstrumenter } = await import("@stryker-mutator/instrumenter");
  const quiet = () => {};
  const logger = { isDebugEnabled: () => false, debug: quiet, info: quiet, warn: quiet };
  const instrumenter = createInjector().provideValue("logger", logger).injectFunction(createInstrumenter);
  const files = sources.map((name) => ({
    name,
    mutate: true,
    content: readFileSync(join(root, name), "utf8"),
  }));
  const options = { ignorers: [], excludedMutations: [], plugins: null, noHeader: false };
  const { files: out, mutants } = await instrumenter.instrument(files, options);
  return { code: new Map(out.map(({ name, content }) => [name, content])), mutants };
}

export async function bundle(test, code) {
  const { build } = await import("esbuild");
  const read = ({ path }) => {
    const name = relative(root, path);
    let contents = code.get(name) ?? readFileSync(path, "utf8");
    for (const [file, from, to] of keep) if (file.test(name)) contents = contents.replace(from, to);
    contents = contents.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
    return { contents, loader: "ts" };
  };
  const plugin = {
    name: "mutants",
    setup(to) {
      to.onResolve({ filter: /^vitest$/ }, () => ({ path: join(root, "scripts/mutants/vitest.mjs") }));
      to.onLoad({ filter: /\/(src|test|bench)\/.*\.ts$/ }, read);
    },
  };
  const built = await build({
    entryPoints: [join(root, test)],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    packages: "external",
    supported: { "dynamic-import": false },
    plugins: [plugin],
    logLevel: "error",
  });
  return built.outputFiles[0].text;
}
