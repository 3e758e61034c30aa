import type { Exact, RoundingMode } from "../model/exact.ts";
import { type Fork, holes, type Order, type Ref, type Step } from "./compiled-record.ts";

/** Integers of an input, as a row gives them, and what they are parts of: 1999 of 100 for `19.99`. */
export interface InputShape {
  readonly denominator: bigint;
  /** No numerator is larger. */
  readonly most: bigint;
}

/** What the recorded ways come to on other numerators; undefined where none of them fits. */
export type Compiled = (key: string, ...numerators: number[]) => string | undefined;

/** Stands in a recorded text for what the row is called. */
export const keyMark = "\ue002";

/** A figure in code: an integer variable over a constant, and where it was divided by a figure over a variable. */
interface Value {
  readonly code: string;
  readonly most: bigint;
  readonly d: bigint;
  readonly under?: { readonly code: string; readonly most: bigint };
  readonly constant?: bigint;
}

const safe = 1n << 53n;
const abs = (n: bigint): bigint => (n < 0n ? -n : n);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const isBig = (most: bigint): boolean => most >= safe;

/** Turns a tree of recorded ways into a function on safe integers, and on bigint where they would not be safe. */
export function compileTree(tree: Fork, inputs: readonly InputShape[]): Compiled {
  const params = ["key", ...inputs.map((_, index) => `i${index}`)].join(",");
  const out: Output = { inputs, params, next: 0, parts: [] };
  const wanted = new Map<Fork, Set<number>>();
  wantedBy(tree, 0, wanted);
  const body = forkCode(tree, [], wanted, out);
  const source = `"use strict";${out.parts.join("")}return function(${params}){${body}}`;
  const make = new Function("R", "B", "T", source) as (...runtime: unknown[]) => Compiled;
  return make(roundSafe, roundBig, textOf);
}

interface Output {
  readonly inputs: readonly InputShape[];
  readonly params: string;
  next: number;
  /** Functions of their own: V8 makes short ones fast, and never long ones. */
  readonly parts: string[];
}

const longCode = 2_500;

/** Code that ends with a result; where it is long, as a call of a function that holds it. */
function inPart(code: string, out: Output): string {
  if (code.length < longCode) return code;
  const made = new Set([...code.matchAll(/const (v\d+)=/g)].map((match) => match[1]));
  const free = [...new Set([...code.matchAll(/\bv\d+\b/g)].map((match) => match[0]))].filter(
    (v) => !made.has(v),
  );
  const params = [out.params, ...free].join(",");
  const name = `f${out.parts.length}`;
  out.parts.push(`function ${name}(${params}){${code}}`);
  return `return ${name}(${params});`;
}

function forkCode(
  fork: Fork,
  before: readonly Value[],
  wanted: ReadonlyMap<Fork, ReadonlySet<number>>,
  out: Output,
): string {
  const values = [...before];
  const used = wanted.get(fork)!;
  const code: string[] = [];
  const put = (expression: string): string => {
    const name = `v${out.next++}`;
    code.push(`const ${name}=${expression};`);
    return name;
  };
  for (const step of fork.steps) {
    values.push(used.has(values.length) ? stepValue(step, values, out.inputs, put) : unused);
  }
  if (fork.end !== undefined) {
    const end = endCode(fork.end, values, put);
    return `${code.join("")}return ${end};`;
  }
  if (fork.ask === undefined) return `${code.join("")}return undefined;`;
  const [left, right] = sides(figureOf(fork.ask.a, values), figureOf(fork.ask.b, values));
  const [x, y] = [put(left), put(right)];
  const branch = (order: Order): string => {
    const next = fork.next.get(order);
    return next === undefined ? "return undefined;" : inPart(forkCode(next, values, wanted, out), out);
  };
  return `${code.join("")}if(${x}<${y}){${branch(-1)}}else if(${x}>${y}){${branch(1)}}else{${branch(0)}}`;
}

const unused: Value = { code: "", most: 0n, d: 1n };

/** The steps that a question or a text from here on rests on: all others need not be done. */
function wantedBy(fork: Fork, first: number, all: Map<Fork, Set<number>>): Set<number> {
  const wanted = new Set<number>();
  const add = (ref: Ref): void => {
    if (typeof ref === "number") wanted.add(ref);
  };
  const after = first + fork.steps.length;
  for (const next of fork.next.values()) for (const ref of wantedBy(next, after, all)) add(ref);
  if (fork.ask !== undefined) for (const ref of [fork.ask.a, fork.ask.b]) add(ref);
  for (const [, id] of fork.end?.matchAll(new RegExp(holes.source, "g")) ?? []) add(Number(id));
  for (let at = fork.steps.length - 1; at >= 0; at--) {
    const step = fork.steps[at]!;
    if (step.op === "input" || !wanted.has(first + at)) continue;
    add(step.a);
    if (step.op !== "round") add(step.b);
  }
  all.set(fork, wanted);
  return wanted;
}

function figureOf(ref: Ref, values: readonly Value[]): Value {
  if (typeof ref === "number") return values[ref]!;
  return { code: "", constant: ref.n, most: abs(ref.n), d: ref.d };
}

type Put = (expression: string) => string;

function stepValue(step: Step, values: readonly Value[], inputs: readonly InputShape[], put: Put): Value {
  switch (step.op) {
    case "input": {
      const { denominator, most } = inputs[step.index]!;
      return { code: `i${step.index}`, most, d: denominator };
    }
    case "plus":
      return plusValue(figureOf(step.a, values), figureOf(step.b, values), put);
    case "times":
      return timesValue(figureOf(step.a, values), figureOf(step.b, values), put);
    case "over":
      return overValue(figureOf(step.a, values), figureOf(step.b, values), put);
    case "round":
      return roundValue(figureOf(step.a, values), step.step, step.mode, put);
  }
}

/** The variable as a number or, in a calculation that may pass safe integers, as a bigint. */
function written({ code, constant, most }: Pick<Value, "code" | "constant" | "most">, big: boolean): string {
  if (constant !== undefined) return `(${constant}${big ? "n" : ""})`;
  return big && !isBig(most) ? `BigInt(${code})` : code;
}

const factor = (k: bigint, big: boolean): string => (k === 1n ? "" : `*${k}${big ? "n" : ""}`);

function plusValue(a: Value, b: Value, put: Put): Value {
  const d = (a.d / gcd(a.d, b.d)) * b.d;
  const same = a.under?.code === b.under?.code;
  const most =
    a.most * (d / a.d) * (same ? 1n : (b.under?.most ?? 1n)) +
    b.most * (d / b.d) * (same ? 1n : (a.under?.most ?? 1n));
  const big = isBig(most);
  const term = (value: Value, other: Value): string =>
    written(value, big) +
    factor(d / value.d, big) +
    (same || other.under === undefined ? "" : `*${written(other.under, big)}`);
  const code = put(`${term(a, b)}+${term(b, a)}`);
  const under = same ? a.under : product(a.under, b.under, put);
  return { code, most, d, ...(under === undefined ? {} : { under }) };
}

function product(a: Value["under"], b: Value["under"], put: Put): Value["under"] {
  if (a === undefined || b === undefined) return a ?? b;
  const most = a.most * b.most;
  return { code: put(`${written(a, isBig(most))}*${written(b, isBig(most))}`), most };
}

function timesValue(first: Value, second: Value, put: Put): Value {
  const [a, b] = cancelled(first, second);
  const most = a.most * b.most;
  const big = isBig(most);
  const under = product(a.under, b.under, put);
  const d = a.d * b.d;
  if (b.constant === 1n) return { ...a, d };
  const code = put(`${written(a, big)}*${written(b, big)}`);
  return { code, most, d, ...(under === undefined ? {} : { under }) };
}

/** A constant factor, second, without what it has in common with the other's denominator. */
function cancelled(a: Value, b: Value): [Value, Value] {
  if (a.constant !== undefined && b.constant === undefined) return cancelled(b, a);
  if (b.constant === undefined || b.constant === 0n) return [a, b];
  const common = gcd(abs(b.constant), a.d);
  const constant = b.constant / common;
  return [
    { ...a, d: a.d / common },
    { ...b, constant, most: abs(constant) },
  ];
}

function overValue(a: Value, b: Value, put: Put): Value {
  if (b.constant !== undefined) {
    const sign = b.constant < 0n ? -1n : 1n;
    return timesValue(a, { code: "", constant: sign * b.d, most: b.d, d: abs(b.constant) }, put);
  }
  const most = a.most * b.d * (b.under?.most ?? 1n);
  const big = isBig(most);
  const top = put(
    `${written(a, big)}${factor(b.d, big)}${b.under === undefined ? "" : `*${written(b.under, big)}`}`,
  );
  const nought = isBig(b.most) ? "0n" : "0";
  const code = put(`${b.code}<${nought}?-${top}:${top}`);
  const size = { code: put(`${b.code}<${nought}?-${b.code}:${b.code}`), most: b.most };
  return { code, most, d: a.d, under: product(a.under, size, put)! };
}

/** The value as a whole number of `1/per`, rounded; `per` may itself be a fraction. */
function wholeOf(a: Value, per: Exact, mode: RoundingMode, put: Put): { code: string; most: bigint } {
  const common = gcd(per.n, a.d);
  const [up, down] = [per.n / common, (a.d / common) * per.d];
  const most = a.most * up;
  if (down === 1n && a.under === undefined) {
    return { code: put(`${written(a, isBig(most))}${factor(up, isBig(most))}`), most };
  }
  const lowest = down * (a.under?.most ?? 1n);
  const big = isBig(2n * most + 2n * lowest);
  const under = a.under === undefined ? "" : `*${written(a.under, big)}`;
  const top = `${written(a, big)}${factor(up, big)}`;
  const rounded = `${big ? "B" : "R"}(${top},${down}${big ? "n" : ""}${under},"${mode}")`;
  const result = most / down + 1n;
  return { code: put(big && !isBig(result) ? `Number(${rounded})` : rounded), most: result };
}

function roundValue(a: Value, step: Exact, mode: RoundingMode, put: Put): Value {
  const whole = wholeOf(a, { n: step.d, d: step.n }, mode, put);
  const most = whole.most * step.n;
  if (step.n === 1n) return { ...whole, d: step.d };
  return {
    code: put(`${written(whole as Value, isBig(most))}${factor(step.n, isBig(most))}`),
    most,
    d: step.d,
  };
}

/** Two figures as integers that compare as they do. */
function sides(a: Value, b: Value): [string, string] {
  const common = gcd(a.d, b.d);
  const most = [
    a.most * (b.d / common) * (b.under?.most ?? 1n),
    b.most * (a.d / common) * (a.under?.most ?? 1n),
  ];
  const big = most.some(isBig);
  const side = (value: Value, other: Value): string =>
    written(value, big) +
    factor(other.d / common, big) +
    (other.under === undefined ? "" : `*${written(other.under, big)}`);
  return [side(a, b), side(b, a)];
}

function endCode(text: string, values: readonly Value[], put: Put): string {
  const parts = text.split(new RegExp(holes.source, "g"));
  const pieces: string[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    if (parts[at] !== "") pieces.push(...parts[at]!.split(keyMark).flatMap(literal));
    if (at + 2 >= parts.length) continue;
    const digits = Number(parts[at + 2]);
    const whole = wholeOf(
      values[Number(parts[at + 1])]!,
      { n: 10n ** BigInt(digits), d: 1n },
      "half-up",
      put,
    );
    pieces.push(`T(${whole.code},${digits})`);
  }
  return pieces.length === 0 ? '""' : `""+${pieces.join("+")}`;
}

const literal = (text: string, index: number): string[] => [
  ...(index === 0 ? [] : ["key"]),
  ...(text === "" ? [] : [JSON.stringify(text)]),
];

const hundredths = Array.from({ length: 100 }, (_, n) => `.${String(n).padStart(2, "0")}`);

function textOf(whole: number | bigint, digits: number): string {
  if (digits === 2 && typeof whole === "number") {
    const size = whole < 0 ? -whole : whole;
    const units = Math.floor(size / 100);
    const text = units + hundredths[size - units * 100]!;
    return whole < 0 ? `-${text}` : text;
  }
  if (digits === 0) return String(whole);
  const negative = whole < 0;
  const text = String(negative ? -whole : whole);
  const padded = text.length > digits ? text : text.padStart(digits + 1, "0");
  const cut = padded.length - digits;
  return `${negative ? "-" : ""}${padded.slice(0, cut)}.${padded.slice(cut)}`;
}

function roundSafe(n: number, d: number, mode: RoundingMode): number {
  let low = Math.floor(n / d);
  let rest = n - low * d;
  if (rest < 0) {
    low -= 1;
    rest += d;
  } else if (rest >= d) {
    low += 1;
    rest -= d;
  }
  if (rest === 0 || mode === "floor") return low;
  if (mode === "ceil") return low + 1;
  const twice = 2 * rest;
  if (twice !== d) return twice > d ? low + 1 : low;
  if (mode === "half-even") return low % 2 === 0 ? low : low + 1;
  return (mode === "half-up") === n >= 0 ? low + 1 : low;
}

function roundBig(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const quotient = n / d;
  const low = n < 0n && quotient * d !== n ? quotient - 1n : quotient;
  const rest = n - low * d;
  if (rest === 0n || mode === "floor") return low;
  if (mode === "ceil") return low + 1n;
  const twice = 2n * rest;
  if (twice !== d) return twice > d ? low + 1n : low;
  if (mode === "half-even") return low % 2n === 0n ? low : low + 1n;
  return (mode === "half-up") === n >= 0n ? low + 1n : low;
}
