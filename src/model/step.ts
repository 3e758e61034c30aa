/** Told how far long work has come: so much of so much; `of` is 0 where nobody can say. */
export type Step = (done: number, of: number) => void;

/** What long work is about now. */
export type Stage = "cost" | "check" | "plan";
