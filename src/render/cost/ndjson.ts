import type { CostResult } from "../../model/cost-result.ts";
import { ndjson } from "../json.ts";

export const render = (result: CostResult): string => ndjson(result, "estimates");
