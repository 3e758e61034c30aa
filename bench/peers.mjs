// What xb is measured against, each in a process of its own: `node bench/peers.mjs NAME CATALOGUE.csv OUT.csv [ROWS]`.
import { closeSync, openSync, writeSync } from "node:fs";
import Decimal from "decimal.js";
import { Engine } from "json-rules-engine";
import { csvBlocks, rulesOf } from "../dist/bench-parts.js";

const [name, file, out, limit = "Infinity"] = process.argv.slice(2);
const handle = openSync(out, "w");
let pending = "";
const print = (cells) => {
  pending += `${cells.map((c) => (/[",\r\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(",")}\r\n`;
  if (pending.length < 1 << 16) return;
  writeSync(handle, pending);
  pending = "";
};

function* rows() {
  let left = Number(limit);
  let header = true;
  for (const { rows: block } of csvBlocks(file)) {
    for (const cells of block) {
      if (header) header = false;
      else if (left-- > 0) yield cells;
      else return;
    }
  }
}

/** Reads and prints: nothing that costs a catalogue from the same reader can be quicker. */
function floor() {
  for (const cells of rows()) print(cells);
}

/** The lines of an estimate for the United States by hand: conversion, freight by weight, duty, fee, margin. */
function decimal() {
  const fx = new Decimal("6.89656675");
  const cents = (value) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  for (const [sku, , , , , cost, price, weight] of rows()) {
    const goods = new Decimal(price.slice(0, -4));
    const spent = new Decimal(cost.slice(0, -4)).div(fx);
    const kg = new Decimal(weight.slice(0, -1)).div(1000);
    const steps = Decimal.max(0, kg.minus("0.05").div("0.01").ceil());
    const freight = cents(new Decimal("33").plus(steps.times("0.9")).div(fx));
    const duty = cents(goods.times("0.165"));
    const extra = cents(goods.times("0.075"));
    const fee = Decimal.min("538.40", Decimal.max("2.77", cents(goods.times("0.003464"))));
    const landed = goods.plus(freight).plus(duty).plus(extra).plus(fee);
    const margin = goods.minus(spent).minus(freight).minus(duty).minus(extra).minus(fee);
    const share = margin.div(goods).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP);
    const told = [goods, duty.plus(extra), fee, landed, cents(landed.times(fx)), cents(margin)];
    print([sku, ...told.map((value) => value.toFixed(2)), `${share.toFixed(1)}%`]);
  }
}

/** One rule of json-rules-engine for each of ours; leaves that it has no word for only ask whether the fact is there. */
function engineOf(rules) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const has = (list, words) => Array.isArray(list) && words.some((word) => list.includes(word));
  engine.addOperator("within", (value, words) =>
    words.some((w) => value === w || value?.startsWith(`${w}.`)),
  );
  engine.addOperator("prefix", (value, words) => words.some((w) => value?.startsWith(w)));
  engine.addOperator("hasAny", has);
  engine.addOperator("known", (value) => value !== undefined);
  const leaf = (key, value) => {
    if (key === "category") return { fact: key, operator: "within", value };
    if (key === "hs")
      return { fact: key, operator: "prefix", value: value.map((code) => code.replaceAll(".", "")) };
    if (key === "origin") return { fact: key, operator: "in", value };
    if (["contains", "claims", "imagery", "evidence"].includes(key))
      return { fact: key, operator: "hasAny", value };
    return { fact: key, operator: "known", value: true };
  };
  const condition = (predicate) => ({
    all: Object.entries(predicate).map(([key, value]) => {
      if (key === "all" || key === "any") return { [key]: value.map(condition) };
      return key === "not" ? { not: condition(value) } : leaf(key, value);
    }),
  });
  for (const rule of rules) {
    const needs = rule.needs.map((need) => leaf(Object.keys(need)[0], [Object.values(need)[0]].flat()));
    engine.addRule({
      name: rule.id,
      conditions: { all: [condition(rule.when ?? {}), { not: { all: needs } }].filter(notEmpty) },
      event: { type: rule.id },
    });
  }
  return engine;
}

const notEmpty = (part) => part.all === undefined || part.all.length > 0;

async function rulesEngine() {
  const engine = engineOf(rulesOf("US"));
  for (const [sku, productName, category, hs, origin] of rows()) {
    const facts = { sku, name: productName, category, hs: hs.replaceAll(".", ""), origin };
    const { events } = await engine.run(facts);
    for (const event of events) print([sku, event.type]);
  }
}

const start = performance.now();
await { floor, decimal, rulesEngine }[name]();
writeSync(handle, pending);
closeSync(handle);
process.stdout.write(
  JSON.stringify({ ms: performance.now() - start, rss: process.resourceUsage().maxRSS / 1024 }),
);
