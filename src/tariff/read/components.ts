import * as z from "zod";

const code = z.string().nullish();

/** A part of a duty as the Trade Tariff splits it. */
export const componentSchema = z.object({
  duty_expression_id: code,
  duty_amount: z.number().nullish(),
  monetary_unit_code: code,
  measurement_unit_code: code,
  measurement_unit_qualifier_code: code,
});
export type Component = z.infer<typeof componentSchema>;

/** How TARIC joins a part to those before it, by its duty expression. */
const joints: Readonly<Record<string, string>> = {
  "01": "",
  "04": "+",
  "12": "+ EA",
  "14": "+ EAR",
  "15": "MIN",
  "17": "MAX",
  "19": "+",
  "20": "+",
  "21": "+ ADSZ",
  "25": "+ ADSZR",
  "27": "+ ADFM",
  "29": "+ ADFMR",
  "35": "MAX",
  "37": "NIHIL",
};

/** The parts as one TARIC expression, `12 % + 147 GBP DTN`; undefined where a part is of another sort. */
export function expression(components: readonly Component[]): string | undefined {
  if (components.length === 0) return undefined;
  const parts = components.map(part);
  return parts.includes(undefined) ? undefined : parts.join(" ").trim();
}

function part(c: Component): string | undefined {
  const joint = joints[c.duty_expression_id ?? ""];
  if (joint === undefined) return undefined;
  if (typeof c.duty_amount !== "number") return joint;
  const amount = plain(c.duty_amount);
  const unit = [c.monetary_unit_code ?? "%", c.measurement_unit_code, c.measurement_unit_qualifier_code];
  return [joint, amount, ...unit].filter(Boolean).join(" ");
}

/** Duties have at most three decimals; JSON gives them as numbers. */
const plain = (amount: number): string => String(Number(amount.toFixed(4)));
