import type { CheckResult } from "../../model/result.ts";
import { ndjson } from "../json.ts";

export const render = (result: CheckResult): string => ndjson(result, "items");
