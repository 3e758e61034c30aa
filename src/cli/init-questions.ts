import { type HostAnswers, type InitAnswers, slug } from "../app/init.ts";
import { openProfiles, type Profiles } from "../load/profiles.ts";
import { usageError } from "../model/diagnostic.ts";
import { dateSchema } from "../model/fact.ts";
import { near } from "../model/near.ts";
import { countrySchema, currencySchema, zoneSchema } from "../model/scalar.ts";
import { isZone } from "../model/zone.ts";
import { textIn } from "../render/context.ts";
import { message } from "../text/message.ts";
import { type Asking, type Field, flagged, told } from "./asking.ts";
import { askProduct } from "./init-product.ts";

export async function ask(asking: Asking, today: Date): Promise<InitAnswers> {
  const { flags, prompts, lang } = asking;
  const profiles = openProfiles();
  const known = profiles.ids.filter((id) => !id.startsWith("_"));
  const name = await told(asking, "name", message(lang, "init.first-launch"));
  const origin = await told(asking, "origin", "CN", countrySchema);
  const currency = await told(asking, "currency", currencyGuess(origin, profiles), currencySchema);
  const choices = known.map((id) => {
    const called = profiles.find(id)?.name;
    return { value: id, name: called === undefined ? id : `${id}  ${textIn(lang, called)}` };
  });
  const markets = flags.market ?? (await prompts.several("init.markets", choices, ["US", "GB"]));
  for (const id of markets) if (!known.includes(id)) throw unknownMarket(id, known);
  const from = flagged(asking, "from", dateSchema) ?? nextMonday(today);
  return {
    name,
    origin,
    currency,
    markets,
    window: { from, to: flagged(asking, "to", dateSchema) ?? plusDays(from, 27) },
    product: await askProduct(asking, origin, currency),
    host: await askHost(asking, origin),
  };
}

export async function askHost(
  asking: Asking,
  origin: string,
  taken: readonly string[] = [],
): Promise<HostAnswers> {
  const name = await told(asking, "host", "Lin");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const guess = isZone(here) && here !== "UTC" ? here : "Asia/Shanghai";
  const zone = await told(asking, "zone", guess, zoneSchema);
  const spoken = await told(asking, "languages", languagesGuess(origin), languagesField);
  const numbered = Array.from({ length: taken.length + 1 }, (_, i) => `host-${i + 1}`);
  const id = slug(name, numbered.find((free) => !taken.includes(free))!).toLowerCase();
  return { id, name, zone, languages: parseLanguages(spoken) };
}

/** Most people of a country speak its language, and many some English; what else she speaks only she knows. */
function languagesGuess(origin: string): string {
  const own = new Intl.Locale(`und-${origin}`).maximize().language;
  return own === "en" || own === "und" ? "en" : `${own},en=0.7`;
}

const languagePart = /^[a-z]{2,3}(-\w+)*(=(0(\.\d+)?|1(\.0+)?))?$/;
const languagesField: Field = {
  safeParse: (value) =>
    String(value)
      .split(",")
      .every((part) => languagePart.test(part.trim()))
      ? {}
      : { error: { issues: [{ message: "expect.spoken" }] } },
};

/** `en=0.8,zh` to levels; a language without one is spoken fully. */
const parseLanguages = (text: string): Record<string, number> =>
  Object.fromEntries(
    text.split(",").map((part) => {
      const [tag = "", level = "1"] = part.trim().split("=");
      return [tag, Number(level)];
    }),
  );

function unknownMarket(id: string, known: readonly string[]): Error {
  const guess = near(id, known);
  return guess === undefined
    ? usageError("input.unknown-market", { id })
    : usageError("input.unknown-market-guess", { id, guess });
}

function currencyGuess(origin: string, profiles: Profiles): string {
  return origin === "CN" ? "CNY" : (profiles.find(origin)?.currency ?? "USD");
}

function nextMonday(today: Date): string {
  const day = (today.getUTCDay() + 6) % 7;
  return plusDays(today.toISOString().slice(0, 10), 7 - day);
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
