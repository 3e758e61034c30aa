// Makes src/tariff/hs2022.json from the HS 2022 list (section,hscode,description,parent,level; PDDL 1.0):
//   node scripts/hs2022.mjs harmonized-system.csv
import { readFileSync, writeFileSync } from "node:fs";
import Papa from "papaparse";

const longest = 60;
const [file] = process.argv.slice(2);
const { data } = Papa.parse(readFileSync(file, "utf8"), { header: true, skipEmptyLines: true });
const rows = data
  .filter((row) => /^\d+$/.test(row.hscode))
  .sort((a, b) => (a.hscode < b.hscode ? -1 : 1))
  .map((row) => ({ code: row.hscode, text: shorten(row.description) }));

const json = {
  edition: "HS 2022",
  source: {
    title: "Harmonized System 2022 (H6), short texts",
    publisher: "UN Comtrade; Datahub, Harmonized System",
    licence: "ODC-PDDL-1.0",
    url: "https://github.com/datasets/harmonized-system",
    read: "2026-11-22",
  },
  codes: rows.map((row) => row.code).join("\n"),
  texts: rows.map((row) => row.text).join("\n"),
};
writeFileSync(new URL("../src/tariff/hs2022.json", import.meta.url), `${JSON.stringify(json, null, 2)}\n`);

function shorten(text) {
  const words = text.replace(/\s+/g, " ").trim();
  if (words.length <= longest) return words;
  return `${words.slice(0, longest).replace(/[\s,;(]+\S*$/, "")}…`;
}
