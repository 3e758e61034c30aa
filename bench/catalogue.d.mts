/** A folder with a launch of `count` products in one market; the path of its catalogue. */
export function catalogue(folder: string, count: number, market?: string): string;
