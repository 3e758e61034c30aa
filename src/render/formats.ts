import type { RenderContext } from "./context.ts";

// biome-ignore lint/suspicious/noExplicitAny: each renderer takes its own command's result
type Renderer = (result: any, context: RenderContext) => string;
type Loader = () => Promise<{ readonly render: Renderer }>;

const json: Loader = async () => ({ render: (await import("./json.ts")).renderJson });

/** The formats each command can print, its default first (INTERFACE: formats); each is loaded when asked for. */
const renderers: Readonly<Record<string, Readonly<Record<string, Loader>>>> = {
  plan: {
    table: () => import("./plan/table.ts"),
    json,
    csv: () => import("./plan/csv.ts"),
    markdown: () => import("./plan/markdown.ts"),
    ics: () => import("./plan/ics.ts"),
    html: () => import("./plan/html.ts"),
  },
  check: {
    table: () => import("./check/table.ts"),
    json,
    ndjson: () => import("./check/ndjson.ts"),
    csv: () => import("./check/csv.ts"),
    markdown: () => import("./check/markdown.ts"),
    sarif: () => import("./check/sarif.ts"),
    junit: () => import("./check/junit.ts"),
    github: () => import("./check/github.ts"),
    html: () => import("./check/html.ts"),
  },
  cost: {
    table: () => import("./cost/table.ts"),
    json,
    ndjson: () => import("./cost/ndjson.ts"),
    csv: () => import("./cost/csv.ts"),
    markdown: () => import("./cost/markdown.ts"),
    html: () => import("./cost/html.ts"),
  },
  compare: {
    table: () => import("./compare/table.ts"),
    json,
    csv: () => import("./compare/csv.ts"),
    markdown: () => import("./compare/markdown.ts"),
  },
  report: {
    table: () => import("./report/table.ts"),
    markdown: () => import("./report/markdown.ts"),
    html: () => import("./report/html.ts"),
  },
};

export const formatsOf = (command: string): readonly string[] =>
  Object.hasOwn(renderers, command) ? Object.keys(renderers[command]!) : ["table", "json"];

/** A result as text. The format is one of `formatsOf(command)`; any other is a defect of the caller. */
export async function render(
  command: string,
  format: string,
  result: unknown,
  context: RenderContext,
): Promise<string> {
  const load = renderers[command]?.[format];
  if (load === undefined) throw new RangeError(`${command} has no format ${format}`);
  const { render: renderer } = await load();
  return renderer(result, context);
}
