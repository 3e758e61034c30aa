/** The formats each command can print, its default first (INTERFACE: formats). */
const formats: Readonly<Record<string, readonly string[]>> = {
  plan: ["table", "json", "csv", "markdown", "ics", "html"],
  check: ["table", "json", "ndjson", "csv", "markdown", "sarif", "junit", "github", "html"],
  cost: ["table", "json", "ndjson", "csv", "markdown", "html"],
  compare: ["table", "json", "csv", "markdown"],
  report: ["table", "markdown", "html"],
};

export const formatsOf = (command: string): readonly string[] => formats[command] ?? ["table", "json"];
