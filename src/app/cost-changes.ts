import type { ChangeReason, CostChange, CostComparison, UsedRates } from "../model/cost-questions.ts";
import type { CostLine, CostResult, Estimate } from "../model/cost-result.ts";
import type { Amount } from "../model/result.ts";

/** What changed since an earlier result, product by product and market by market, and why. */
export function costChanges(base: CostResult, now: CostResult): CostComparison {
  const before = new Map(base.estimates.map((estimate) => [keyOf(estimate), estimate]));
  const after = new Map(now.estimates.map((estimate) => [keyOf(estimate), estimate]));
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  const changes = keys.flatMap(
    (key) => changeOf(before.get(key), after.get(key), base.exchange, now.exchange) ?? [],
  );
  return {
    base: { on: base.on, version: base.generator.version },
    changes,
    unchanged: keys.length - changes.length,
  };
}

const keyOf = ({ sku, order, items, market }: Estimate): string =>
  JSON.stringify([market, sku ?? null, sku === undefined ? (items ?? order ?? null) : null]);

function changeOf(
  before: Estimate | undefined,
  after: Estimate | undefined,
  ratesBefore: UsedRates | undefined,
  ratesNow: UsedRates | undefined,
): CostChange | undefined {
  const either = after ?? before!;
  const head = {
    ...(either.sku === undefined ? {} : { sku: either.sku }),
    ...(either.order === undefined ? {} : { order: either.order }),
    market: either.market,
    landed: { from: before?.totals.landed ?? null, to: after?.totals.landed ?? null },
    margin: { from: before?.margin?.percent ?? null, to: after?.margin?.percent ?? null },
  };
  if (before === undefined) return { ...head, change: "added", why: [] };
  if (after === undefined) return { ...head, change: "removed", why: [] };
  const moved = !sameAmount(head.landed.from, head.landed.to) || !sameMargin(before, after);
  const why = reasons(before, after, ratesBefore, ratesNow);
  return moved || why.some(({ kind }) => kind !== "currency")
    ? { ...head, change: "changed", why }
    : undefined;
}

const sameAmount = (a: Amount | null | undefined, b: Amount | null | undefined): boolean =>
  textOf(a) === textOf(b);

const sameMargin = (a: Estimate, b: Estimate): boolean =>
  sameAmount(a.margin?.amount, b.margin?.amount) && a.margin?.percent === b.margin?.percent;

const textOf = (amount: Amount | null | undefined): string =>
  amount ? `${amount.amount} ${amount.currency}` : "?";

function reasons(
  before: Estimate,
  after: Estimate,
  ratesBefore: UsedRates | undefined,
  ratesNow: UsedRates | undefined,
): ChangeReason[] {
  return [
    ...differs("price", undefined, textOf(before.price), textOf(after.price)),
    ...differs("cost", undefined, textOf(before.cost), textOf(after.cost)),
    ...differs("quantity", undefined, String(before.quantity), String(after.quantity)),
    ...differs("lane", undefined, before.lane ?? "?", after.lane ?? "?"),
    ...differs("regime", undefined, before.regime, after.regime),
    ...currencyReasons(after, ratesBefore, ratesNow),
    ...lineReasons(before, after),
  ];
}

const differs = (
  kind: ChangeReason["kind"],
  line: string | undefined,
  from: string,
  to: string,
): ChangeReason[] => (from === to ? [] : [{ kind, ...(line === undefined ? {} : { line }), from, to }]);

/** A currency's rate moved: that of the market and of the seller, whose worth the figures rest on. */
function currencyReasons(
  { totals }: Estimate,
  before: UsedRates | undefined,
  now: UsedRates | undefined,
): ChangeReason[] {
  const used = [totals.landed?.currency, totals.landedSeller?.currency].filter((c) => c !== undefined);
  return [...new Set(used)].flatMap((currency) => {
    const [from, to] = [before?.perUsd[currency], now?.perUsd[currency]];
    return from === undefined || to === undefined
      ? []
      : differs("currency", undefined, `${from} ${currency}/USD`, `${to} ${currency}/USD`);
  });
}

/** Lines whose own terms changed; one that only follows another's change (goods the price) is no reason. */
function lineReasons(before: Estimate, after: Estimate): ChangeReason[] {
  const [old, own] = [linesById(before), linesById(after)];
  return [...new Set([...old.keys(), ...own.keys()])].flatMap((id) =>
    lineReason(id, old.get(id), own.get(id)),
  );
}

/** Lines by id; of several kinds of goods, each with its place among its like. */
function linesById({ lines }: Estimate): Map<string, CostLine> {
  const seen = new Map<string, number>();
  return new Map(
    lines.map((line) => {
      const place = (seen.get(line.id) ?? 0) + 1;
      seen.set(line.id, place);
      return [place === 1 ? line.id : `${line.id}#${place}`, line];
    }),
  );
}

function lineReason(id: string, old: CostLine | undefined, own: CostLine | undefined): ChangeReason[] {
  const [from, to] = [old?.amount, own?.amount];
  if ((from === null) !== (to === null) && old !== undefined && own !== undefined) {
    return differs("known", id, textOf(from), textOf(to));
  }
  const kind = kindOf(id);
  if (kind === "rate") return differs(kind, id, termsOf(old), termsOf(own));
  return kind === undefined ? [] : differs(kind, id, textOf(from), textOf(to));
}

/** Duties and taxes change by their rate; what has no rate by its amount. */
function kindOf(id: string): ChangeReason["kind"] | undefined {
  const kind = id.split(".")[0]!;
  if (kind === "duty" || kind === "tax") return "rate";
  if (kind === "freight" || kind === "insurance") return "freight";
  return kind === "fee" ? "fee" : undefined;
}

/** A levy's rate; one that stands at zero for a reason is not charged. */
function termsOf(line: CostLine | undefined): string {
  if (line === undefined) return "0";
  const zero = line.amount !== null && /^-?0(\.0+)?$/.test(line.amount.amount);
  return zero && line.note !== undefined ? "0" : (line.rate ?? textOf(line.amount));
}
