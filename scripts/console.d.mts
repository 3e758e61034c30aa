export const shown: readonly string[];
export function languageOf(name: string): "en" | "zh";
export function refreshed(text: string, lang?: "en" | "zh"): string;
