// Compiles the tz database bundled with moment-timezone to src/model/zones.json:
//   node scripts/zones.mjs
// A table is [offset, from, offset, from, offset ...]: minutes east of UTC, and the epoch minute each begins.

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const moment = require("moment-timezone");
const { version, zones, links } = require("moment-timezone/data/packed/latest.json");

const start = Date.UTC(2010, 11, 31);
const end = Date.UTC(2041, 0, 1);
const msPerMinute = 60_000;

function tableOf(packed) {
  const { untils, offsets } = moment.tz.unpack(packed);
  const first = untils.findIndex((until) => until === null || until > start);
  const table = [-offsets[first]];
  for (let i = first; i < untils.length - 1; i++) {
    if (untils[i] >= end) break;
    if (offsets[i + 1] === offsets[i]) continue;
    table.push(untils[i] / msPerMinute, -offsets[i + 1]);
  }
  if (!table.every(Number.isInteger)) throw new Error(`not whole minutes: ${packed.split("|")[0]}`);
  return table;
}

const tables = [];
const indexByText = new Map();
const names = {};
for (const packed of zones) {
  const table = tableOf(packed);
  const text = JSON.stringify(table);
  if (!indexByText.has(text)) indexByText.set(text, tables.push(table) - 1);
  names[packed.split("|")[0]] = indexByText.get(text);
}
for (const link of links) {
  const [target, alias] = link.split("|");
  names[alias] = names[target];
}

const sorted = Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
const out = new URL("../src/model/zones.json", import.meta.url);
const lines = tables.map((table) => JSON.stringify(table)).join(",\n");
writeFileSync(out, `{"version":"${version}","names":${JSON.stringify(sorted)},"tables":[\n${lines}\n]}\n`);
