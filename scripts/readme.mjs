// Fills what xb prints now into README.md and the documents of docs/. Run after a build: node scripts/readme.mjs [FILE...]
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { languageOf, refreshed, shown } from "./console.mjs";

const given = process.argv.slice(2);
for (const name of given.length > 0 ? given : shown) {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  writeFileSync(file, refreshed(readFileSync(file, "utf8"), languageOf(name)));
}
