import pkg from "../../package.json" with { type: "json" };

export const version: string = pkg.version;

/** The `generator` of every result. */
export const generator = { name: "xb", version } as const;
