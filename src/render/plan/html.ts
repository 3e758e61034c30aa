export const render = (): string => "";
