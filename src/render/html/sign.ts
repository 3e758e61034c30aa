import type { Verdict } from "../../model/check-result.ts";

/** Signs say what colours say. */
export const signs: Readonly<Record<Verdict, string>> = { blocked: "✕", fix: "!", unknown: "?", ready: "✓" };
