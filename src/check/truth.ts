/** Three-valued truth as numbers, so that `and` is the least and `or` the greatest. */
export const no = 0;
export const maybe = 1;
export const yes = 2;
export type Truth = typeof no | typeof maybe | typeof yes;

export const not = (truth: Truth): Truth => (2 - truth) as Truth;
export const and = (a: Truth, b: Truth): Truth => (a < b ? a : b);
export const or = (a: Truth, b: Truth): Truth => (a > b ? a : b);
export const truth = (value: boolean): Truth => (value ? yes : no);
