// Builds dist/: the code-split bundle, the profiles as JSON, the JSON Schemas, the manual page, the types.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

const shared = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  // A package with its own WebAssembly file, loaded when a plan is made.
  external: ["highs"],
  logLevel: "warning",
  // CommonJS packages inside the bundle ask for Node's own modules through `require`.
  banner: {
    js: 'import { createRequire as xbRequire } from "node:module"; const require = xbRequire(import.meta.url);',
  },
};

/** string-width opens ICU when it is loaded; most runs never ask for it. */
const lazySegmenter = {
  name: "lazy-segmenter",
  setup(builder) {
    builder.onLoad({ filter: /string-width\/index\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8")
        .replace(/const defaultIgnorableCodePointRegex = (.+);/, "const ignorable = (text) => $1.test(text);")
        .replace("defaultIgnorableCodePointRegex.test(", "ignorable(")
        .replace("const segmenter = new Intl.Segmenter();", "let segmenter;")
        .replace("segmenter.segment(", "(segmenter ??= new Intl.Segmenter()).segment("),
    }));
  },
};

/** commander opens Node's child processes when it is loaded, for a kind of command that xb has none of. */
const lazyProcesses = {
  name: "lazy-processes",
  setup(builder) {
    builder.onLoad({ filter: /commander\/lib\/command\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replace(
        "const childProcess = require('node:child_process');",
        "const childProcess = { spawn: (...args) => require('node:child_process').spawn(...args) };",
      ),
    }));
  },
};

/** chalk asks the terminal, which opens Node's sockets, for what xb tells it every time. */
const toldColours = {
  name: "told-colours",
  setup(builder) {
    builder.onLoad({ filter: /chalk\/source\/vendor\/supports-color\/index\.js$/ }, () => ({
      contents: "export default { stdout: false, stderr: false };",
    }));
  },
};

/** Chinese lies in a file of its own: most runs never read it. */
const lateChinese = {
  name: "late-chinese",
  setup(builder) {
    builder.onResolve({ filter: /^\.\/zh\.json$/ }, ({ path: file }) => ({ path: file, external: true }));
    builder.onLoad({ filter: /text\/zh\.ts$/ }, () => ({
      contents: 'export const zh = () => require("./zh.json");',
    }));
  },
};

/** Most runs ask zones for their names alone, read sooner as JSON than as literals; the rest lies in a file of its own. */
const lateZones = {
  name: "late-zones",
  setup(builder) {
    builder.onResolve({ filter: /^\.\/zones-late\.json$/ }, ({ path: file }) => ({
      path: file,
      external: true,
    }));
    builder.onLoad({ filter: /zones\.json$/ }, ({ path: file }) => {
      const { version, names, ...rest } = JSON.parse(readFileSync(file, "utf8"));
      writeFileSync(path("dist/zones-late.json"), JSON.stringify(rest));
      const late = Object.keys(rest).map(
        (key) => `get ${key}() { return (late ??= require("./zones-late.json")).${key}; }`,
      );
      const read = `get names() { return names ??= JSON.parse(${JSON.stringify(JSON.stringify(names))}); }`;
      const object = `{ version: ${JSON.stringify(version)}, ${[read, ...late].join(", ")} }`;
      return { contents: `let names, late; export default ${object};`, loader: "js" };
    });
  },
};

/** zod lies in a file of its own, loaded for what its quick stand-in leaves to it. */
const quickStart = {
  name: "quick-start",
  setup(builder) {
    builder.onResolve({ filter: /^zod$/ }, () => ({ path: path("scripts/quick-zod.ts") }));
  },
};

/** js-yaml makes patterns and schemas when it is loaded, which its events do without. */
const leanEvents = {
  name: "lean-events",
  setup(builder) {
    builder.onLoad({ filter: /js-yaml\/dist\/js-yaml\.mjs$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replace(
        /= (?=new RegExp\(|new Schema\(|define\w+Tag\()/g,
        "= /* @__PURE__ */ ",
      ),
    }));
  },
};

/** yaml lies in a file of its own, loaded for what the quick reading leaves to it. */
const lateYaml = {
  name: "late-yaml",
  setup(builder) {
    builder.onResolve({ filter: /^yaml$/ }, () => ({ path: "yaml", namespace: "late" }));
    builder.onResolve({ filter: /^\.\/yaml\.cjs$/ }, ({ path: file }) => ({ path: file, external: true }));
    builder.onLoad({ filter: /^yaml$/, namespace: "late" }, async () => {
      const names = Object.keys(await import("yaml")).filter((name) => name !== "default");
      const parts = names.map(
        (name) => `get ${name}() { return (whole ??= require("./yaml.cjs")).${name}; }`,
      );
      return { contents: `let whole; module.exports = { ${parts.join(", ")} };` };
    });
  },
};

/** Schemas of results are made when a result is read, which most runs do not. */
const lateResults = {
  name: "late-results",
  setup(builder) {
    const filter = /-result-schema\.ts$/;
    builder.onResolve({ filter, namespace: "file" }, ({ path: file, kind, resolveDir }) =>
      kind === "import-statement" && /src\/load$/.test(resolveDir)
        ? { path: join(resolveDir, file), namespace: "late-result" }
        : undefined,
    );
    builder.onLoad({ filter, namespace: "late-result" }, ({ path: file }) => {
      const names = [...readFileSync(file, "utf8").matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
      const parts = names.map((name) => `get ${name}() { return require(${JSON.stringify(file)}).${name}; }`);
      return { contents: `module.exports = { ${parts.join(", ")} };`, resolveDir: dirname(file) };
    });
  },
};

rmSync(path("dist"), { recursive: true, force: true });
mkdirSync(path("dist/markets"), { recursive: true });

await build({
  ...shared,
  entryPoints: { main: path("src/cli/main.ts"), index: path("src/index.ts") },
  outdir: path("dist"),
  splitting: true,
  chunkNames: "[name]-[hash]",
  legalComments: "linked",
});

// The commands whose start is waited for most, each in one file; all others are never loaded by it.
for (const name of ["help", "completion", "check", "cost", "plan", "report"]) await hotBundle(name);
for (const name of ["yaml", "zod"]) {
  await build({
    ...shared,
    banner: {},
    format: "cjs",
    minify: true,
    stdin: { contents: `export * from "${name}"`, resolveDir: path(".") },
    outfile: path(`dist/${name}.cjs`),
  });
}

// The thread that draws progress.
await build({
  ...shared,
  format: "cjs",
  banner: {},
  entryPoints: { progress: path("src/cli/progress-worker.ts") },
  outdir: path("dist"),
  outExtension: { ".js": ".cjs" },
});

await build({
  ...shared,
  entryPoints: { compile: path("scripts/compile-profiles.ts") },
  outdir: path("dist"),
});
const { chinese, compileAll, compileProfile, manual, optionNames, writeSchemas } = await import(
  new URL("dist/compile.js", root).href
);
rmSync(path("dist/compile.js"));

let failed = false;
for (const name of readdirSync(path("markets")).filter((n) => n.endsWith(".yaml"))) {
  const outcome = compileProfile(path(`markets/${name}`), readFileSync(path(`markets/${name}`), "utf8"));
  if (outcome.errors) {
    failed = true;
    process.stderr.write(`${outcome.errors.join("\n")}\n`);
  } else {
    writeFiles(outcome.files);
  }
}
if (!failed) writeFiles(compileAll());
writeFileSync(path("dist/zh.json"), chinese());
writeSchemas((name, json) => {
  mkdirSync(path("dist/schemas"), { recursive: true });
  writeFileSync(path(`dist/schemas/${name}.json`), json);
});
writeFileSync(path("dist/xb.1"), await manual());
writeFileSync(path("dist/options.json"), JSON.stringify(await optionNames()));
execFileSync(process.execPath, [path("node_modules/typescript/bin/tsc"), "-p", path("tsconfig.types.json")], {
  stdio: "inherit",
});
writeCodeCaches();
writeMachineCode();
if (failed) process.exitCode = 1;

function writeFiles(files) {
  for (const [file, json] of Object.entries(files)) {
    mkdirSync(path(`dist/${file}/..`), { recursive: true });
    writeFileSync(path(`dist/${file}`), json);
  }
}

async function hotBundle(name) {
  const others = {
    name: "others-stay-out",
    setup(builder) {
      builder.onResolve({ filter: /^\.\/commands\// }, ({ path: file }) =>
        file === `./commands/${name}.ts` ? undefined : { path: "./main.js", external: true },
      );
      builder.onResolve({ filter: /^\.\/\w+\/\w+\.ts$/ }, ({ path: file, importer }) =>
        importer.endsWith("/render/formats.ts") && !file.startsWith(`./${name}/`)
          ? { path: "./main.js", external: true }
          : undefined,
      );
    },
  };
  await build({
    ...shared,
    format: "cjs",
    minify: true,
    // What a script of V8's runs asks for by import() makes Node warn.
    supported: { "dynamic-import": name !== "plan" && name !== "report" },
    define: { "import.meta.url": "xbUrl" },
    // An expression, as Node wraps a module: to wrap it later would copy all of it.
    banner: {
      js: '(function (exports, require, module, __filename, __dirname) { const xbUrl = require("node:url").pathToFileURL(__filename).href;',
    },
    footer: { js: "})" },
    entryPoints: { [`xb-${name}`]: path("src/cli/main.ts") },
    outdir: path("dist"),
    outExtension: { ".js": ".cjs" },
    legalComments: "none",
    plugins: [
      others,
      lazySegmenter,
      lazyProcesses,
      toldColours,
      quickStart,
      leanEvents,
      lateYaml,
      lateResults,
      lateChinese,
      lateZones,
    ],
    logOverride: { "import-is-undefined": "error" },
  });
  const file = path(`dist/xb-${name}.cjs`);
  writeFileSync(file, inAscii(readFileSync(file, "utf8")));
}

/** A program in characters of one byte is read in half the time; esbuild leaves others in patterns and templates. */
function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Code caches hold for one version of V8; another one passes over them and compiles. */
function writeCodeCaches() {
  for (const [name, args] of Object.entries({
    help: ["--help"],
    completion: ["completion", "words", "--", "check", "-m", ""],
    check: ["check", "examples/spring-launch"],
    cost: ["cost", "--to", "AU", "--hs", "6109.10", "--origin", "CN", "--value", "5000 AUD"],
    plan: ["plan", "examples/minimal"],
    report: ["report", "examples/minimal"],
  })) {
    execFileSync(process.execPath, [path("scripts/code-cache.cjs"), path(`dist/xb-${name}.cjs`), ...args], {
      cwd: path("."),
      stdio: "ignore",
    });
  }
}

/** Without it plans are made all the same, in two to three times the time. */
function writeMachineCode() {
  const args = [path("scripts/machine-code.cjs"), "highs/runtime", path("dist")];
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (status !== 0) process.stderr.write("this Node keeps no code of WebAssembly: plans will start slower\n");
}
