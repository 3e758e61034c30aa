import { parseExact, plainText } from "../model/exact.ts";
import { parseRate, type Rate } from "../model/rate.ts";

/** `[what authorities write, xb's own writing]`, applied in this order. Units come with a slash before them. */
type Rewrites = readonly (readonly [RegExp, string])[];

const characters: Rewrites = [
  [/\u200b|\u200c|\u200d|\ufeff/g, ""],
  [/[\u00a0\u2007\u202f]/g, " "],
  [/²/g, "2"],
  [/³/g, "3"],
  [/€/g, "EUR"],
  [/£/g, "GBP"],
  [/\s+/g, " "],
];

/** The Harmonized Tariff Schedule of the United States: cents and dollars, `each`, `on the case`. */
const unitedStates: Rewrites = [
  [/\$ ?(\d[\d.,]*)/g, "$1 USD"],
  [/(USD|¢) each\b/g, "$1/item"],
  [/¢ for each\b/g, "¢/item"],
  [/\/ ?(pr\.?|pair)(?= |$|\+)/g, "/pair"],
  [/\/ ?doz\. ?(pr|pairs|prs)\.?/g, "/dozenpair"],
  [/\/ ?(doz\.?|dozen)(?= |$|\+)/g, "/dozen"],
  [/\/ ?(liter|litre|liters)(?= |$|\+)/g, "/l"],
  [/\/ ?(pf\. ?liter|proof liter)(?= |$|\+)/g, "/pfl"],
  [/\/ ?(No\.|article|unit)(?= |$|\+)/g, "/item"],
  [/\/ ?(1,?000|thousand)(?= \+|$|\+)/g, "/1000item"],
  [/\/ ?(100|hundred)(?= \+|$|\+)/g, "/100item"],
  [/\/ ?(carat|metric carat)(?= |$|\+)/g, "/ct"],
  [/% on the (case|strap|battery|movement)(,? (?:strap, )?(?:and |band )?[a-z ,]*)?(?= \+|$)/g, "% of $1"],
];

/** TARIC and the United Kingdom's tariff: unit codes, and units spelled out behind the amount. */
const european: Rewrites = [
  [/\bNIHIL\b/g, "free"],
  [/([A-Z]{3}) ASV X\b/g, "$1/%vol/hl"],
  [/([A-Z]{3}) DTN Z\b/g, "$1/%sucrose/100kg"],
  [/([A-Z]{3}) DTN\b( G)?/g, "$1/100kg"],
  [/([A-Z]{3}) TNE\b/g, "$1/t"],
  [/([A-Z]{3}) KGM\b/g, "$1/kg"],
  [/([A-Z]{3}) GRM\b/g, "$1/g"],
  [/([A-Z]{3}) MIL\b/g, "$1/1000item"],
  [/([A-Z]{3}) CEN\b/g, "$1/100item"],
  [/([A-Z]{3}) NAR\b/g, "$1/item"],
  [/([A-Z]{3}) NPR\b/g, "$1/pair"],
  [/([A-Z]{3}) HLT\b/g, "$1/hl"],
  [/([A-Z]{3}) LTR\b/g, "$1/l"],
  [/([A-Z]{3}) LPA\b/g, "$1/lpa"],
  [/([A-Z]{3}) MTK\b/g, "$1/m2"],
  [/([A-Z]{3}) MTQ\b/g, "$1/m3"],
  [/([A-Z]{3}) MTR\b/g, "$1/m"],
  [/([A-Z]{3}) CTM\b/g, "$1/ct"],
  [/\/ ?l alc\. ?100 ?%/g, "/lpa"],
  [/\/ ?% ?vol\.? ?\/ ?hl/g, "/%vol/hl"],
  [/\/ ?100 ?kg ?\/ ?(net ?\/ ?)?% ?(sacchar\.?|sucrose)/g, "/%sucrose/100kg"],
  [/\/ ?100 ?kg( ?\/ ?net)?( gross| std qual| br)?(?= |$|\+)/g, "/100kg"],
  [/\/ ?1,?000 (p\/st|items?)(?= |$|\+)/g, "/1000item"],
  [/\/ ?(tonne|1,?000 ?kg)(?= |$|\+)/g, "/t"],
  [/\/ ?(p\/st|items?|piece)(?= |$|\+)/g, "/item"],
  [/\/ ?(pa|pairs?)(?= |$|\+)/g, "/pair"],
  [/\/ ?(litres?)(?= |$|\+)/g, "/l"],
];

const words: Rewrites = [
  [/,? but not less than /gi, " min "],
  [/,? but not (?:more|greater) than /gi, " max "],
  [/\bpercent\b/gi, "%"],
  [/\bplus\b/gi, "+"],
  [/ ?\+ ?/g, " + "],
  [/(\d),(\d{3})(?!\d)/g, "$1$2"],
  [/ ?\/ ?/g, "/"],
  [/(\d) %/g, "$1%"],
];

const rewrite = (text: string, rules: Rewrites): string =>
  rules.reduce((out, [from, to]) => out.replace(from, to), text);

/**
 * A rate as an authority writes it, such as `1.9¢/kg`, `90¢/pr. + 37.5%`, `4.500 % MIN 0.300 EUR NAR MAX 0.800 EUR NAR`,
 * `12.00 % + 147.00 GBP / 100 kg`. Undefined where it cannot be read: keep the text and say that the rate is not known.
 */
export function parseSpelling(text: string): Rate | undefined {
  const clean = rewrite(text, characters).trim();
  if (clean === "" || /\bCond:|\bsee\b|rate applicable|duty provided/i.test(clean)) return undefined;
  return parseRate(numbers(rewrite(rewrite(rewrite(clean, unitedStates), european), words)));
}

/** Cents to dollars, decimals without trailing zeros. */
function numbers(text: string): string {
  return text
    .replace(/(\d+(?:\.\d+)?) ?¢/g, (_, cents: string) => `${dollars(cents)} USD`)
    .replace(/(\d+(?:\.\d+)?) USD\/pfl/g, (_, amount: string) => `${perPureLitre(amount)} USD/lpa`)
    .replace(/\d+\.\d+/g, (number) => plainText(parseExact(number)!))
    .trim();
}

function dollars(cents: string): string {
  const value = parseExact(cents)!;
  return plainText({ n: value.n, d: value.d * 100n }, 10);
}

/** A proof litre holds half a litre of pure alcohol, so a litre of that carries twice the amount. */
function perPureLitre(amount: string): string {
  const value = parseExact(amount)!;
  return plainText({ n: value.n * 2n, d: value.d }, 10);
}
