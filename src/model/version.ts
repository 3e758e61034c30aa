import pkg from "../../package.json" with { type: "json" };

export const version: string = pkg.version;

/** The `generator` of every result. */
export const generator = { name: "xb", version } as const;

/** How every result begins. */
export const resultHead = <C extends string>(command: C, on: string) => ({
  schema: `xb.${command}/1` as const,
  on,
  generator,
  warnings: [],
});
