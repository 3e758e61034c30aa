import { pinnedDays } from "../app/check.ts";
import { openRates, ownRates } from "../app/exchange.ts";
import type { FailOn } from "../app/gates.ts";
import { refuseUnknownCodes } from "../app/imported-rates.ts";
import { passCatalogue, type Work } from "../app/stream-catalogue.ts";
import { type CheckPart, checkStream, checkSums } from "../app/stream-check.ts";
import { type ProductRow, productsReader } from "../app/stream-products.ts";
import { openTariff } from "../app/tariff.ts";
import { loadResult } from "../load/result.ts";
import { message } from "../text/message.ts";
import { ratesFolder, tariffsFrom } from "./data.ts";
import type { Target } from "./emit.ts";
import { openLaunch } from "./open.ts";
import type { Common, Parsed } from "./options.ts";
import type { CommandContext } from "./program.ts";
import { withProgress } from "./progress.ts";
import { tellAfter } from "./show.ts";
import { inSpool, streamedFiles, withFiles } from "./stream.ts";
import { checkLines } from "./stream-lines.ts";
import { tapedCheck } from "./taped-check.ts";
import { isThread, serve, wholeInstead, withThreads } from "./threads.ts";

/** Checks a catalogue as a stream; false where the launch or what is asked of it needs the whole. */
export async function streamed(
  argument: string | undefined,
  options: Parsed,
  context: CommandContext,
  { common, list }: { readonly common: Common; readonly list: readonly Target[] },
): Promise<boolean> {
  const { terminal } = context;
  const { loaded, profiles } = openLaunch(argument, common, terminal, { products: false });
  const files = streamedFiles(loaded, list, common);
  const folders = tariffsFrom(terminal, undefined, loaded.source.file);
  const imported = loaded.markets.some(
    ({ settings }) => openTariff(settings.extends ?? settings.id, profiles, folders) !== undefined,
  );
  if (files === undefined || imported) return wholeInstead();
  refuseUnknownCodes(loaded, profiles, folders);
  const { exchange } = openRates(ownRates(loaded), ratesFolder(terminal));
  const baseline = options.baseline === undefined ? undefined : loadResult(String(options.baseline));
  const formats = list.map(({ format }) => checkLines[format]!);
  const asked = { on: common.on, lang: common.lang, all: options.all === true, streams: pinnedDays(loaded) };
  const gate = {
    failOn: options.failOn as FailOn,
    ...(baseline?.schema === "xb.check/1" ? { baseline } : {}),
  };
  const stream = checkStream(loaded, profiles, exchange, asked, gate, formats);
  const work: Work<ProductRow, CheckPart> = {
    read: productsReader(),
    take: stream.product,
    told: stream.told,
  };
  if (isThread("check")) return serve(work);
  const done = await inSpool(async (spool) => {
    const taped = tapedCheck(spool, formats, loaded.markets.length);
    const total = checkSums();
    const tell = (part: CheckPart): void => {
      taped.add(part);
      total.add(part.sum);
    };
    stream.begin();
    tell(stream.told());
    await withThreads<CheckPart>("check", { files, argument, common, terminal }, (others) =>
      withProgress({ ...common, terminal }, "progress.check", (step) =>
        passCatalogue({ files, shard: common.shard, spool, step, others }, work, tell),
      ),
    );
    taped.end();
    const result = {
      ...stream.end(total.sum),
      ...(common.shard === undefined ? {} : { shard: common.shard }),
    };
    const outputs = list.flatMap(({ file }, format) => (file === undefined ? [] : [{ file, format }]));
    await withFiles(
      outputs.map(({ file }) => file),
      (opened) => {
        for (const [index, { format }] of outputs.entries()) {
          for (const piece of taped.told(format, result)) opened[index]!.bytes(piece);
        }
      },
    );
    for (const [format, { file }] of list.entries()) {
      if (file !== undefined) continue;
      for (const piece of taped.told(format, result)) await terminal.out(piece);
    }
    return { result, failures: total.sum.failures };
  });
  if (done === undefined) return false;
  tellAfter(done.result, common, terminal, list, { warnings: loaded.warnings });
  if (done.failures === 0) return true;
  context.exit(1);
  const args = { count: done.failures, level: String(options.failOn) };
  if (!common.quiet) terminal.err(`${message(common.lang, "gate.check", args)}\n`);
  return true;
}
