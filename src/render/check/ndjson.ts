import type { CheckResult } from "../../model/check-result.ts";
import { ndjson } from "../json.ts";

export const render = (result: CheckResult): string => ndjson(result, "items");
