import * as z from "zod";
import { hostSchema } from "../model/host.ts";
import { lanesSchema } from "../model/lane.ts";
import { launchSchema } from "../model/launch.ts";
import { lookUpSchemas } from "../model/look-up-result.ts";
import { marketSchema } from "../model/market.ts";
import { productSchema } from "../model/product.ts";
import { resultSchemas } from "../model/result-schema.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Lang } from "../text/message.ts";
import { explainWords } from "./schema-words.ts";

const schemas = {
  launch: launchSchema,
  products: z.array(productSchema),
  hosts: z.array(hostSchema),
  lanes: lanesSchema,
  market: marketSchema,
  result: z.union([...Object.values(resultSchemas), ...Object.values(lookUpSchemas)]),
} as const;

export type SchemaName = keyof typeof schemas;
export const schemaNames = Object.keys(schemas) as readonly SchemaName[];

/** Files whose words are open: the vocabulary is part of their schema. */
const wordy: ReadonlySet<SchemaName> = new Set(["launch", "products", "hosts"]);

/** The JSON Schema of a file format with the words it may use, each explained. */
export function schemaWithWords(name: SchemaName, vocabulary: Vocabulary, lang: Lang): object {
  const schema = jsonSchema(name);
  return wordy.has(name) ? explainWords({ ...schema }, vocabulary, lang) : schema;
}

/** The JSON Schema of a file format; draft 7, which editors' YAML support understands. */
export function jsonSchema(name: SchemaName): object {
  return z.toJSONSchema(schemas[name], { target: "draft-7", io: "input", unrepresentable: "any" });
}
