import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { calls, parses } from "./calls.ts";
import { bin, folder, type Ran } from "./run.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const text = (file: string): string => readFileSync(join(root, file), "utf8");

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const workflow = parse(text("examples/ci/github.yml"));
const workflowSteps: readonly Step[] = workflow.jobs.launch.steps;
const action = parse(text("action.yml"));
const actionSteps: readonly Step[] = action.runs.steps;
const gitlab = parse(text("examples/ci/gitlab-ci.yml"));
const script = text("examples/ci/xb.sh");
const runs = (steps: readonly Step[]): string[] => steps.flatMap((step) => step.run ?? []);

const shells: Readonly<Record<string, string>> = {
  "github.yml": runs(workflowSteps).join("\n"),
  "action.yml": runs(actionSteps).join("\n"),
  "gitlab-ci.yml": [
    ...gitlab.launch.before_script,
    ...gitlab.launch.script,
    ...gitlab.launch.after_script,
  ].join("\n"),
  "xb.sh": script,
  "README.md": [...text("examples/ci/README.md").matchAll(/```sh\n([^`]*)```/g)].map((m) => m[1]).join("\n"),
};

describe("every call of xb in the examples is one that xb takes", () => {
  const all = Object.entries(shells).flatMap(([file, shell]) =>
    calls(shell).map((words) => ({ file, words })),
  );
  // What the shell puts in stands for its default, or for a word that is not an option.
  const filled = (word: string): string =>
    word.replace(/^\$\{\w+:-(\w+)\}$/, "$1").replace("$format", "table");

  it("and there are some", () => {
    expect(all.length).toBeGreaterThan(10);
  });

  it.each(all)("$file: xb $words", ({ words }) => parses(words.filter((word) => word !== "$@").map(filled)));
});

describe("the files are what their readers expect", () => {
  it.each([
    ["github.yml", workflowSteps],
    ["action.yml", actionSteps],
  ])("%s: each step uses or runs, and nothing a stranger wrote is pasted into a shell", (file, steps) => {
    for (const step of steps) {
      expect([step.uses, step.run].filter((part) => part !== undefined)).toHaveLength(1);
      expect(step.run ?? "").not.toContain("${{");
      if (file === "action.yml" && step.run !== undefined) expect(step.shell).toBe("bash");
    }
  });

  it("github.yml: its token may do no more than it must", () => {
    expect(workflow.permissions).toEqual({
      contents: "read",
      "security-events": "write",
      "pull-requests": "write",
    });
  });

  it("action.yml: inputs and step outputs that it reads are declared", () => {
    const read = [...text("action.yml").matchAll(/inputs\.([\w-]+)/g)].map((m) => m[1]!);
    expect([...new Set(read)].sort()).toEqual(Object.keys(action.inputs).sort());
    expect(runs(actionSteps).join("\n")).toContain("exit-code=");
  });

  it("gitlab-ci.yml: the report it shows is one that the script writes", () => {
    expect(gitlab.launch.artifacts.reports.junit).toBe("xb-out/check.xml");
    expect(script).toContain("$out/check.xml");
  });
});

/** A folder with a launch, and a PATH on which `xb` is the built binary and the world outside is a note. */
function place(example: string): { at: string; env: Record<string, string> } {
  const at = folder();
  cpSync(join(root, "examples", example), join(at, "launch"), { recursive: true });
  const tools = join(at, "tools");
  mkdirSync(tools);
  const tool = (name: string, body: string): void => {
    writeFileSync(join(tools, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(tools, name), 0o755);
  };
  tool("xb", `exec "${process.execPath}" "${bin}" "$@"`);
  for (const name of ["npm", "gh", "curl"]) tool(name, `echo "${name} $*" >> "${join(at, "outside.log")}"`);
  tool("git", "exit 1");
  const env = { PATH: `${tools}:${process.env.PATH ?? ""}`, HOME: tmpdir() };
  return { at, env };
}

function shell(cwd: string, env: Record<string, string>, argv: readonly string[]): Ran {
  const [command = "sh", ...rest] = argv;
  const done = spawnSync(command, rest, { cwd, env, encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function isXml(xml: string): boolean {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return true;
}

describe("xb.sh", () => {
  const sh = join(root, "examples/ci/xb.sh");

  it("leaves every file, and ends with the worst exit code", () => {
    const { at, env } = place("spring-launch");
    const launch = join(at, "launch/launch.yaml");
    // One week and two markets of it, which is quick.
    const whole = readFileSync(launch, "utf8");
    const less = whole
      .replace("to: 2027-01-31", "to: 2027-01-10")
      .replace(/ {2}- id: DE[\s\S]*?(?=\nevidence:)/, "");
    writeFileSync(launch, less);
    const first = shell(at, env, ["sh", sh, "launch", "out"]);
    expect(first.err).toContain("--fail-on fix");
    expect(first.code).toBe(1);
    const read = (name: string): string => readFileSync(join(at, "out", name), "utf8");
    expect(JSON.parse(read("check.sarif")).version).toBe("2.1.0");
    expect(isXml(read("check.xml"))).toBe(true);
    expect(JSON.parse(read("cost.json")).schema).toBe("xb.cost/1");
    expect(JSON.parse(read("plan.json")).schema).toBe("xb.plan/1");
    expect(read("launch.ics")).toMatch(/^BEGIN:VCALENDAR/);
    expect(read("launch.html")).toMatch(/^<!doctype html>/i);
    expect(read("summary.md")).toMatch(/^# Spring/);
  });

  it("passes a launch whose gates hold, and tells what changed since", () => {
    const { at, env } = place("minimal");
    expect(shell(at, { ...env, FAIL_ON: "never" }, ["sh", sh, "launch", "out"]).code).toBe(0);
    const before = join(at, "out/cost.json");
    const file = join(at, "launch/launch.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("22.00 CNY", "26.00 CNY"));
    const second = { ...env, FAIL_ON: "never", BEFORE: before, MIN_MARGIN: "99%" };
    expect(shell(at, second, ["sh", sh, "launch", "again"]).code).toBe(1);
    expect(readFileSync(join(at, "again/cost.md"), "utf8")).toMatch(/1 changed/);
  });

  it("ends with 2 and writes nothing where there is no launch", () => {
    const { at, env } = place("minimal");
    expect(shell(at, env, ["sh", sh, "nowhere", "out"]).code).toBe(2);
    expect(existsSync(join(at, "out/check.sarif"))).toBe(false);
  });

  it("uses nothing beyond POSIX", () => {
    const lines = script.split("\n").filter((line) => !line.trimStart().startsWith("#"));
    expect(lines.join("\n")).not.toMatch(/\[\[|\blocal\b|\bfunction\b|<<<|\$'|\bsource\b|==/);
  });
});

/** Runs the shell steps of a list as a runner would, with the values that `${{ }}` would have. */
function runSteps(steps: readonly Step[], values: Readonly<Record<string, string>>, example: string) {
  const { at, env } = place(example);
  const files = { GITHUB_STEP_SUMMARY: join(at, "summary.md"), GITHUB_OUTPUT: join(at, "output.txt") };
  const filled = (value: string): string =>
    value.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
      const outputs = existsSync(files.GITHUB_OUTPUT) ? readFileSync(files.GITHUB_OUTPUT, "utf8") : "";
      return name === "steps.xb.outputs.exit-code" ? outputs.trim().split("=")[1]! : (values[name] ?? "");
    });
  const ran = steps
    .filter((step) => step.run !== undefined && !step.name?.startsWith("Cost before"))
    .map((step) => {
      const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([k, v]) => [k, filled(v)]));
      const all = { ...env, ...files, ...own, GITHUB_ACTIONS: "true", GITHUB_ACTION_PATH: root };
      return { name: step.name, ...shell(at, all, ["bash", "-e", "-o", "pipefail", "-c", step.run!]) };
    });
  return { at, ran };
}

describe("on GitHub", () => {
  const values = { "github.event.pull_request.number": "7", "github.token": "t" };

  it("the workflow's steps run: annotations, summary, comment", () => {
    const { at, ran } = runSteps(workflowSteps, values, "minimal");
    const codes = Object.fromEntries(ran.map((step) => [step.name, step.code]));
    expect(codes).toEqual({
      "Install xb": 0,
      "May we sell it there?": 0,
      "What does it cost landed?": 0,
      "When, by whom, in which language?": 0,
      "Summary and page": 0,
      "Comment with the cost": 0,
    });
    expect(ran[1]!.out).toMatch(/^::(error|warning) file=launch\/launch\.yaml,line=/m);
    expect(readFileSync(join(at, "summary.md"), "utf8")).toMatch(/^# Minimal/);
    expect(readFileSync(join(at, "outside.log"), "utf8")).toMatch(
      /gh pr comment 7 .*--body-file comment\.md/,
    );
    expect(readFileSync(join(at, "comment.md"), "utf8")).toContain("| Cotton T-shirt | AU |");
  });

  it("the action is the same in one step, and fails at its end", () => {
    const inputs = Object.entries(action.inputs as Record<string, { default: string }>);
    const given = Object.fromEntries(inputs.map(([name, input]) => [`inputs.${name}`, input.default]));
    const { at, ran } = runSteps(
      actionSteps,
      { ...values, ...given, "inputs.launch": "launch", "inputs.min-margin": "99%" },
      "minimal",
    );
    expect(ran.map((step) => step.code)).toEqual([0, 0, 0, 1]);
    expect(readFileSync(join(at, "summary.md"), "utf8")).toMatch(/^# Minimal/);
    expect(existsSync(join(at, "xb-out/check.sarif"))).toBe(true);
  });
});
