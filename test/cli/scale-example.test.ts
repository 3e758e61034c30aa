import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/load/yaml.ts";
import { bin, folder, xb } from "./run.ts";

const example = (name: string): string =>
  fileURLToPath(new URL(`../../examples/scale/${name}`, import.meta.url));
const read = (name: string): unknown => parseYaml(name, readFileSync(example(name), "utf8")).value;

const text = { type: "string", minLength: 1 };
const whole = { type: "integer", minimum: 1 };
const closed = (required: readonly string[], properties: Record<string, unknown>) => ({
  type: "object",
  required,
  properties,
  additionalProperties: false,
});
const listOf = (items: unknown) => ({ type: "array", minItems: 1, items });

/** The fields of batch/v1 Job that the example uses, as the API names and types them. */
const job = closed(["apiVersion", "kind", "metadata", "spec"], {
  apiVersion: { const: "batch/v1" },
  kind: { const: "Job" },
  metadata: closed(["name"], { name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$" } }),
  spec: closed(["completionMode", "completions", "template"], {
    completionMode: { const: "Indexed" },
    completions: whole,
    parallelism: whole,
    backoffLimitPerIndex: { type: "integer", minimum: 0 },
    ttlSecondsAfterFinished: { type: "integer", minimum: 0 },
    template: closed(["spec"], {
      spec: closed(["restartPolicy", "containers"], {
        // The API takes a limit for each index with this policy alone.
        restartPolicy: { const: "Never" },
        containers: listOf(
          closed(["name", "image"], {
            name: text,
            image: text,
            command: listOf(text),
            args: listOf(text),
            env: listOf(closed(["name", "value"], { name: text, value: text })),
            resources: closed([], {
              requests: { type: "object", additionalProperties: text },
              limits: { type: "object", additionalProperties: text },
            }),
            volumeMounts: listOf(
              closed(["name", "mountPath"], { name: text, mountPath: text, readOnly: { type: "boolean" } }),
            ),
          }),
        ),
        volumes: listOf(
          closed(["name", "persistentVolumeClaim"], {
            name: text,
            persistentVolumeClaim: closed(["claimName"], { claimName: text, readOnly: { type: "boolean" } }),
          }),
        ),
      }),
    }),
  }),
});

const steps = listOf({
  anyOf: [
    closed(["uses"], {
      uses: { type: "string", pattern: "^[\\w-]+/[\\w-]+@v\\d+$" },
      with: { type: "object" },
    }),
    closed(["run"], { run: text }),
  ],
});
const workflow = closed(["name", "on", "permissions", "jobs"], {
  name: text,
  on: { type: "object" },
  permissions: { type: "object", additionalProperties: { enum: ["read", "write", "none"] } },
  jobs: closed(["check", "gate"], {
    check: closed(["runs-on", "strategy", "steps"], {
      "runs-on": text,
      strategy: closed(["matrix"], {
        "fail-fast": { type: "boolean" },
        matrix: closed(["shard"], { shard: listOf(whole) }),
      }),
      steps,
    }),
    gate: closed(["needs", "runs-on", "steps"], { needs: { const: "check" }, "runs-on": text, steps }),
  }),
});

const problems = (schema: object, value: unknown) => {
  const ajv = new Ajv({ allErrors: true });
  ajv.validate(schema, value);
  return ajv.errors ?? [];
};

interface Container {
  readonly command: readonly [string, ...string[]];
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
}

describe("examples/scale", () => {
  test("the manifests are what their engines take", () => {
    expect(problems(job, read("kubernetes.yaml"))).toEqual([]);
    expect(problems(workflow, read("github.yaml"))).toEqual([]);
  });

  test("the pods' parts, merged, are what one run prints", () => {
    const { spec } = read("kubernetes.yaml") as {
      spec: { completions: number; template: { spec: { containers: [Container] } } };
    };
    const [{ command, args, env }] = spec.template.spec.containers;
    const given = Object.fromEntries(env.map(({ name, value }) => [name, value]));
    expect(Number(given.SHARDS)).toBe(spec.completions);
    const away = folder();
    mkdirSync(join(away, "bin"));
    symlinkSync(bin, join(away, "bin", "xb"));
    const PATH = [join(away, "bin"), dirname(process.execPath), process.env.PATH].join(delimiter);
    const own = { PATH, HOME: away, LAUNCH: dirname(example("launch.yaml")), RESULTS: away };
    for (let index = 0; index < spec.completions; index++) {
      const [shell, ...rest] = command;
      const done = spawnSync(shell, [...rest, ...args], {
        env: { ...given, ...own, JOB_COMPLETION_INDEX: String(index) },
        encoding: "utf8",
      });
      expect([done.status, done.stderr]).toEqual([0, ""]);
    }
    const parts = Array.from({ length: spec.completions }, (_, index) => join(away, `part-${index}.ndjson`));
    for (const format of ["csv", "ndjson"]) {
      const asked = ["cost", own.LAUNCH, "--totals", "--on", given.ON!, "-f", format];
      expect(xb(["merge", ...parts, "-f", format]).out).toBe(xb(asked).out);
    }
  });

  test("the matrix has every part once", () => {
    const { jobs } = read("github.yaml") as {
      jobs: { check: { strategy: { matrix: { shard: number[] } }; steps: { run?: string }[] } };
    };
    const { shard } = jobs.check.strategy.matrix;
    expect(shard).toEqual(shard.map((_, index) => index + 1));
    expect(jobs.check.steps.some(({ run }) => run?.includes(`/${shard.length} `))).toBe(true);
  });
});
