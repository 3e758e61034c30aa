/** What a line of progress says, its words already in the reader's language. */
export interface ProgressWords {
  readonly what: string;
  /** With `{time}`. */
  readonly left: string;
}

/** Milliseconds of work after which something is said at all. */
export const patience = 1000;

/** Thousandths of the work that are done; negative where nobody can say. */
export const unknownShare = -1;

/** `Planning  34%  0:12, about 0:25 left`; no estimate from less than a fiftieth of the work. */
export function progressLine({ what, left }: ProgressWords, ms: number, share: number): string {
  if (share < 0) return `${what}  ${clock(ms)}`;
  const rest = share < 20 ? "" : `, ${left.replace("{time}", clock((ms * (1000 - share)) / share))}`;
  return `${what}  ${Math.floor(share / 10)}%  ${clock(ms)}${rest}`;
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
