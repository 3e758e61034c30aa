import * as z from "zod";
import { digitsOf, unpadded } from "../code.ts";
import type { Areas } from "../measure.ts";
import { plainWords, type Reading, type ReadLine, type ReadMeasure } from "../reading.ts";
import { type Component, componentSchema, expression } from "./components.ts";
import { everyone, measureKind } from "./measure-type.ts";

const text = z.string().nullish();

const areaSchema = z.object({
  id: z.string(),
  description: text,
  children_geographical_areas: z.array(z.object({ id: z.string() })).nullish(),
});

const conditionSchema = z.object({ condition_code: text, document_code: text, duty_expression: text });
type Condition = z.infer<typeof conditionSchema>;

/** A measure of the UK's or Northern Ireland's Trade Tariff with everything it refers to put in place. */
const measureSchema = z.object({
  effective_start_date: text,
  effective_end_date: text,
  measure_type: z.object({ id: z.string() }).nullish(),
  duty_expression: z.object({ base: text }).nullish(),
  measure_components: z.array(componentSchema).nullish(),
  measure_conditions: z.array(conditionSchema).nullish(),
  geographical_area: areaSchema.nullish(),
  excluded_countries: z.array(areaSchema).nullish(),
  additional_code: z.object({ code: text }).nullish(),
  order_number: z.object({ id: text, number: text }).nullish(),
  legal_acts: z.array(z.object({ regulation_code: text })).nullish(),
});
type TradeMeasure = z.infer<typeof measureSchema>;

const describedSchema = z.object({
  goods_nomenclature_item_id: z.string(),
  producline_suffix: text,
  description_plain: text,
  description: text,
});
type Described = z.infer<typeof describedSchema>;

/** A commodity or heading, with everything it refers to put in place. */
export const commoditySchema = describedSchema.extend({
  import_measures: z.array(measureSchema).nullish(),
  heading: describedSchema.nullish(),
  ancestors: z.array(describedSchema).nullish(),
  commodities: z.array(describedSchema).nullish(),
});
export type Commodity = z.infer<typeof commoditySchema>;

/** One commodity of the Trade Tariff. A heading that is not declarable brings descriptions, no duties. */
export function readCommodity(commodity: Commodity): Reading {
  const measures = (commodity.import_measures ?? []).filter((m) => m.geographical_area);
  const path = [commodity.heading, ...(commodity.ancestors ?? [])].filter((d) => !!d).map(words);
  const line: ReadLine = {
    code: unpadded(digitsOf(commodity.goods_nomenclature_item_id)),
    text: words(commodity),
    path,
    measures: measures.flatMap(toMeasure),
  };
  const below = (commodity.commodities ?? []).filter((d) => d.producline_suffix === "80");
  const lines = [line, ...below.map((d) => nested(d, line.text))];
  return {
    rows: 1 + (commodity.import_measures ?? []).length + below.length,
    lines,
    areas: areasOf(measures),
    coverage: "some-lines",
    warnings: line.measures.length === 0 ? ["tariff.warn-no-duties"] : [],
  };
}

const words = (d: Described): string => plainWords(d.description_plain ?? d.description ?? "");

const nested = (d: Described, heading: string): ReadLine => ({
  code: unpadded(digitsOf(d.goods_nomenclature_item_id)),
  text: words(d),
  path: [heading],
  measures: [],
});

function toMeasure(measure: TradeMeasure): ReadMeasure[] {
  const kind = measureKind(measure.measure_type?.id ?? "");
  const area = measure.geographical_area?.id;
  if (kind === undefined || area === undefined) return [];
  const conditions = measure.measure_conditions ?? [];
  const priced = conditions.filter((c) => (c.duty_expression ?? "") !== "");
  const text = plainWords(measure.duty_expression?.base ?? "");
  const except = (measure.excluded_countries ?? []).map((c) => c.id);
  return [
    {
      kind,
      text: priced.length === 0 ? text : conditionText(text, priced),
      ...(priced.length === 0 ? spelled(measure.measure_components) : {}),
      ...(everyone.has(area) ? {} : { origins: [area] }),
      ...(except.length === 0 ? {} : { except }),
      ...day("from", measure.effective_start_date),
      ...day("until", measure.effective_end_date),
      ...optional("additionalCode", measure.additional_code?.code),
      ...optional("quota", measure.order_number?.number ?? measure.order_number?.id),
      ...optional("legal", measure.legal_acts?.[0]?.regulation_code),
      ...optional("note", documents(conditions)),
    },
  ];
}

/** A duty that turns on a price or a paper is shown with its conditions, and is not a rate. */
const conditionText = (text: string, priced: readonly Condition[]): string =>
  `Cond: ${[text, ...priced.map((c) => `${c.condition_code}:${plainWords(c.duty_expression!)}`)].filter(Boolean).join("; ")}`;

function documents(conditions: readonly Condition[]): string | undefined {
  const codes = [...new Set(conditions.map((c) => c.document_code ?? "").filter(Boolean))];
  return codes.length === 0 ? undefined : codes.join(", ");
}

function spelled(components: readonly Component[] | null | undefined): { spelled?: string } {
  return optional("spelled", expression(components ?? []));
}

const day = <K extends "from" | "until">(key: K, value: string | null | undefined): { [P in K]?: string } =>
  optional(key, value?.slice(0, 10));

function optional<K extends string>(key: K, value: string | null | undefined): { [P in K]?: string } {
  return (typeof value !== "string" ? {} : { [key]: value }) as { [P in K]?: string };
}

function areasOf(measures: readonly TradeMeasure[]): Areas {
  const groups = measures
    .flatMap((m) => [m.geographical_area!, ...(m.excluded_countries ?? [])])
    .filter((area) => !everyone.has(area.id) && (area.children_geographical_areas ?? []).length > 0);
  return Object.fromEntries(
    groups.map((area) => [
      area.id,
      {
        ...optional("name", area.description),
        countries: area.children_geographical_areas!.map((child) => child.id),
      },
    ]),
  );
}
