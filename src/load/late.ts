/** An object whose parts are made when they are first asked for; its keys are there from the start. */
export function late<T extends object>(keys: Iterable<string>, make: (key: keyof T) => unknown): T {
  const made = {};
  for (const key of keys) {
    Object.defineProperty(made, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make(key as keyof T);
        Object.defineProperty(made, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return made as T;
}
