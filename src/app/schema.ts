import * as z from "zod";
import { hostSchema } from "../model/host.ts";
import { lanesSchema } from "../model/lane.ts";
import { launchSchema } from "../model/launch.ts";
import { marketSchema } from "../model/market.ts";
import { productSchema } from "../model/product.ts";
import { resultSchemas } from "../model/result-schema.ts";

const schemas = {
  launch: launchSchema,
  products: z.array(productSchema),
  hosts: z.array(hostSchema),
  lanes: lanesSchema,
  market: marketSchema,
  result: z.union(Object.values(resultSchemas)),
} as const;

export type SchemaName = keyof typeof schemas;
export const schemaNames = Object.keys(schemas) as readonly SchemaName[];

/** The JSON Schema of a file format; draft 7, which editors' YAML support understands. */
export function jsonSchema(name: SchemaName): object {
  return z.toJSONSchema(schemas[name], { target: "draft-7", io: "input", unrepresentable: "any" });
}
