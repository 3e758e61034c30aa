export function refreshed(text: string): string;
