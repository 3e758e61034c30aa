// What xb is measured against, each in a process of its own: `node bench/peers.mjs NAME CATALOGUE.csv OUT.csv [ROWS]`.
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import Decimal from "decimal.js";
import { Engine } from "json-rules-engine";
import Papa from "papaparse";
import { csvBlock, csvPortions, rulesOf } from "../dist/bench-parts.js";

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
  for (const portion of csvPortions(file)) {
    const { next } = csvBlock(portion, portion.csv);
    for (let cells = next(); cells !== undefined; cells = next()) {
      if (left-- > 0) yield cells;
      else return;
    }
  }
}

/** Reads with the parser that others read with, and prints. */
function floor() {
  let pending = "";
  const decoder = new TextDecoder();
  const read = (text) => {
    for (const cells of Papa.parse(text).data) if (cells.length > 1) print(cells);
  };
  for (const piece of pieces(file)) {
    pending += decoder.decode(piece, { stream: true });
    const end = pending.lastIndexOf("\n") + 1;
    read(pending.slice(0, end));
    pending = pending.slice(end);
  }
  read(pending);
}

function* pieces(name) {
  const buffer = Buffer.allocUnsafe(1 << 17);
  const input = openSync(name, "r");
  for (let size = readSync(input, buffer); size > 0; size = readSync(input, buffer))
    yield buffer.subarray(0, size);
  closeSync(input);
}

/** Reads with our own reader and prints: nothing that costs a catalogue from it can be quicker. */
function own() {
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
  const needOf = (need) => {
    const [[key, value]] = Object.entries(need);
    if (key === "anyOf" || key === "allOf") return { [key === "anyOf" ? "any" : "all"]: value.map(needOf) };
    if (key === "is") return condition(value);
    if (key === "not") return { not: condition(value) };
    if (key === "evidence") return leaf(key, value.type ?? [value].flat());
    if (key === "mark")
      return { fact: "evidence", operator: "hasAny", value: [`${value}-marking`, `${value}-mark`] };
    if (key === "label") {
      const parts = [];
      if (value.languages) parts.push({ fact: "languages", operator: "hasAny", value: value.languages });
      for (const element of value.elements ?? []) {
        parts.push({ fact: "elements", operator: "hasAny", value: [element] });
      }
      return { all: parts };
    }
    return leaf(key, [value].flat());
  };
  for (const rule of rules) {
    const needs = rule.needs.map(needOf);
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
  const list = (cell) => (cell === "" ? undefined : cell === "-" ? [] : cell.split(";"));
  for (const cells of rows()) {
    const [sku, productName, category, hs, origin] = cells;
    const [contains, claims, languages, elements] = cells.slice(10, 14).map(list);
    const papers = cells.at(-1) === "" ? undefined : JSON.parse(cells.at(-1)).map(({ type }) => type);
    const facts = { sku, name: productName, category, hs: hs.replaceAll(".", ""), origin };
    Object.assign(facts, { contains, claims, languages, elements, evidence: papers });
    const { events } = await engine.run(facts);
    for (const event of events) print([sku, event.type]);
  }
}

const before = process.cpuUsage();
await { floor, own, decimal, rulesEngine }[name]();
writeSync(handle, pending);
closeSync(handle);
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ ms: (user + system) / 1000 }));
