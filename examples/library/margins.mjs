// xb as a library: the products worth a stream in each market, best margin first.
//
//   npm install xb-launch && node margins.mjs path/to/launch
//
// The same functions that `xb check`, `xb cost` and `xb plan` call; results have the shape of `--format json`.
import { check, cost, InputError, loadLaunch, openProfiles, openRates, ownRates, plan } from "xb-launch";

// The day whose facts apply. A library never looks at the clock: today would be new Date().toISOString().slice(0, 10).
const today = { on: "2026-11-24", lang: "en" };

try {
  const profiles = openProfiles();
  const launch = loadLaunch(process.argv[2] ?? ".", profiles);
  const rates = openRates(ownRates(launch));

  const found = check(launch, profiles, rates.exchange, today);
  const costs = cost(launch, rates, today);
  const { streams } = await plan(launch, rates.exchange, { ...today, check: found, cost: costs });

  const sellable = new Set(
    found.verdicts.filter((v) => v.verdict !== "blocked").map((v) => `${v.sku} ${v.market}`),
  );
  console.log(`${found.verdicts.length} pairs of product and market: ${sellable.size} may be sold`);

  const rows = costs.estimates
    .filter((e) => sellable.has(`${e.sku} ${e.market}`) && e.margin !== undefined)
    .map(({ sku, market, margin }) => ({
      sku,
      market,
      percent: margin.percent,
      streams: streams.filter((s) => s.market === market && s.products.includes(sku)).length,
    }))
    .sort((a, b) => Number.parseFloat(b.percent) - Number.parseFloat(a.percent));
  for (const row of rows) {
    console.log(
      `${row.sku.padEnd(12)} ${row.market.padEnd(4)} ${row.percent.padStart(7)}  ${row.streams} streams`,
    );
  }
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  for (const { at, message, args } of error.diagnostics) {
    console.error(`${at?.file ?? ""}:${at?.line ?? ""} ${message} ${JSON.stringify(args)}`);
  }
  process.exitCode = 2;
}
