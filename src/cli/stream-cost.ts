import { join } from "node:path";
import type { CostLimits } from "../app/cost-gates.ts";
import { ownRates, type Rates } from "../app/exchange.ts";
import { launchRates } from "../app/imported-rates.ts";
import { passCatalogue, type Work } from "../app/stream-catalogue.ts";
import { type CostPart, costStream, costSums } from "../app/stream-cost.ts";
import { type CatalogueRow, rowsReader } from "../app/stream-rows.ts";
import type { CostResult } from "../model/cost-result.ts";
import { message } from "../text/message.ts";
import { ratesFolder, tariffsFrom } from "./data.ts";
import type { Target } from "./emit.ts";
import { openLaunch } from "./open.ts";
import type { Common, Parsed } from "./options.ts";
import type { CommandContext } from "./program.ts";
import { withProgress } from "./progress.ts";
import { tellAfter } from "./show.ts";
import { inSpool, piecesOf, streamedFiles, withFiles } from "./stream.ts";
import { costLines } from "./stream-lines.ts";
import { isThread, serve, wholeInstead, withThreads } from "./threads.ts";

interface Asked {
  readonly common: Common;
  readonly list: readonly Target[];
  readonly limits: CostLimits;
  readonly ratesWith: (
    options: Parsed,
    own: Partial<ReturnType<typeof ownRates>>,
    folder: string,
    on: string,
  ) => Rates;
}

/** Options whose answers need the whole. */
const wholes = ["to", "compare", "sensitivity", "scenarios", "monteCarlo", "lanes"];

/** Costs a catalogue as a stream; false where the launch or what is asked of it needs the whole. */
export async function streamed(
  argument: string | undefined,
  options: Parsed,
  context: CommandContext,
  { common, list, limits, ratesWith }: Asked,
): Promise<boolean> {
  const { terminal } = context;
  if (wholes.some((key) => options[key] !== undefined)) return false;
  const { loaded, profiles } = openLaunch(argument, common, terminal, { products: false });
  const files = streamedFiles(loaded, list, common);
  if (files === undefined) return wholeInstead();
  const dataDir = options.dataDir as string | undefined;
  const rates = ratesWith(options, ownRates(loaded), ratesFolder(terminal, dataDir), common.on);
  const tariff = launchRates(loaded, profiles, tariffsFrom(terminal, dataDir, loaded.source.file));
  const asked = { on: common.on, lang: common.lang, tariff, withoutPrices: options.totals === true };
  const formats = list.map(({ format }) => costLines[format]!);
  const stream = costStream(loaded, rates, asked, limits, formats);
  const work: Work<CatalogueRow, CostPart> = { read: rowsReader(), take: stream.row, told: stream.told };
  if (isThread("cost")) return serve(work);
  const result = await inSpool(async (spool) => {
    const printed = join(spool, "out");
    const names = list.map(({ file }) => file ?? printed);
    const costed = await withFiles(names, async (outputs) => {
      for (const [index, { head }] of formats.entries()) outputs[index]!.write(head);
      const total = costSums();
      await withThreads<CostPart>("cost", { files, argument, common, terminal }, (others) =>
        withProgress({ ...common, terminal }, "progress.cost", (step) =>
          passCatalogue({ files, shard: common.shard, spool, step, others }, work, ({ texts, sum }) => {
            for (const [index, text] of texts.entries()) outputs[index]!.write(text);
            total.add(sum);
          }),
        ),
      );
      const end = stream.end(total.sum, common.shard);
      for (const [index, { foot }] of formats.entries()) outputs[index]!.write(foot(end));
      return { ...end, estimates: [] };
    });
    for (const piece of piecesOf(printed)) await terminal.out(piece);
    return costed;
  });
  if (result === undefined) return false;
  tellAfter(result, common, terminal, list, { warnings: loaded.warnings });
  tellGates(result, common, context);
  return true;
}

function tellGates({ summary }: CostResult, common: Common, context: CommandContext): void {
  if (summary.gates === undefined) return;
  context.exit(1);
  for (const { gate, message: what } of common.quiet ? [] : summary.gates) {
    context.terminal.err(`${message(common.lang, "gate.line", { gate, what })}\n`);
  }
}
