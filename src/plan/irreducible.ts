/**
 * Of requirements that cannot all hold, some that still cannot and of which none can be spared; those that stand early
 * are kept before those that stand late. Where the test cannot tell in time (undefined), the set stays impossible but
 * `perhapsFewer` would be.
 */
export function irreducible<T>(
  all: readonly T[],
  impossible: (some: readonly T[]) => boolean | undefined,
): { readonly kept: T[]; readonly perhapsFewer: boolean } {
  let perhapsFewer = false;
  const known = (some: readonly T[]): boolean => {
    const told = impossible(some);
    perhapsFewer ||= told === undefined;
    return told === true;
  };
  const among = (held: readonly T[], grown: boolean, list: readonly T[]): T[] => {
    if (grown && known(held)) return [];
    if (list.length <= 1) return [...list];
    const half = Math.ceil(list.length / 2);
    const [early, late] = [list.slice(0, half), list.slice(half)];
    const ofLate = among([...held, ...early], early.length > 0, late);
    const ofEarly = among([...held, ...ofLate], ofLate.length > 0, early);
    return [...ofEarly, ...ofLate];
  };
  return { kept: among([], true, all), perhapsFewer };
}
