/** What the thread that works and the one that draws share. */
export type Shared = Int32Array<SharedArrayBuffer>;

/** Who has the line: nobody (0), the drawing thread (1), the end (2). */
export const lock = 0;
export const ended = 2;
/** Where the thousandths done stand, and whether anything was drawn. */
export const shareOf = 1;
export const shown = 2;
/** Which of the stages of the work it is. */
export const stageOf = 3;

export const newState = (): Shared => new Int32Array(new SharedArrayBuffer(16));
