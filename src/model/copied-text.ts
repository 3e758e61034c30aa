/** A copy: text cut from a block of a file would keep the whole block. */
export const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
