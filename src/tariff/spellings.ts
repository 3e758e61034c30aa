import { parseExact, plainText } from "../model/exact.ts";
import { parseRate, type Rate } from "../model/rate.ts";

/** `[what authorities write, xb's own writing]`, applied in this order. Units come with a slash before them. */
type Rewrites = readonly (readonly [RegExp, string])[];

const characters: Rewrites = [
  [/£ ?(\d[\d.,]*)/g, "$1 GBP"],
  [/€ ?(\d[\d.,]*)/g, "$1 EUR"],
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
  [/(USD|¢) ?each\b/g, "$1/item"],
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
  [/\/ ?bbl(?= |$|\+)/g, "/bbl"],
  [/\/ ?head(?= |$|\+)/g, "/item"],
  [/\/ ?1,?000 pins(?= |$|\+)/g, "/1000item"],
  [/\/ ?lin\. m(?= |$|\+)/g, "/m"],
  [/\/ ?clean kg(?= |$|\+)/g, "/kg of clean"],
  [/\/kg of total sugars/g, "/kg of total-sugars"],
  [/\/ ?kg on drained weight/g, "/kg of drained"],
  [/\/ ?(kg|t),? (on (entire )?contents (and|of) container|including weight of container)/g, "/$1 of gross"],
  [/(pf\. ?liter|\/pfl) on ethyl alcohol content/g, "$1"],
  [/\/m2 of recording surface/g, "/m2 of recording-surface"],
  [/\/ ?kg on ([a-z]+) content/g, "/kg of $1"],
  [/% on the value of the ([a-z]+) content/g, "% of $1-value"],
  [/% on the value of the (?:telescopic )?(rifle|sight)(, if any)?/g, "% of $1"],
  [/% on (?:the )?case and strap, band or bracelet/g, "% of case-and-strap"],
  [/% on the movement and case/g, "% of movement-and-case"],
  [
    /% on the (case|strap|battery|movement|apparatus)(,? (?:strap, )?(?:and |band )?[a-z ,]*)?(?= ?\+|$)/g,
    "% of $1",
  ],
  [/% on the entire set/g, "%"],
];

/** TARIC and the United Kingdom's tariff: unit codes, and units spelled out behind the amount. */
const european: Rewrites = [
  [/\bNIHIL\b/g, "free"],
  [/([A-Z]{3}) ASV X\b/g, "$1/%vol/hl"],
  [/([A-Z]{3}) DTN Z\b/g, "$1/%sucrose/100kg"],
  [/([A-Z]{3}) (DTN|TNE|KGM) G\b/g, "$1 $2 of gross"],
  [/([A-Z]{3}) (DTN|TNE|KGM) E\b/g, "$1 $2 of drained"],
  [/([A-Z]{3}) (DTN|TNE|KGM) M\b/g, "$1 $2 of dry"],
  [/([A-Z]{3}) (DTN|TNE|KGM) P\b/g, "$1 $2 of lactic-matter"],
  [/([A-Z]{3}) (DTN|TNE|KGM) R\b/g, "$1 $2 of standard-quality"],
  [/([A-Z]{3}) (DTN|TNE|KGM) T\b/g, "$1 $2 of dry-lactic-matter"],
  [/([A-Z]{3}) (DTN|TNE|KGM) I\b/g, "$1 $2 of biodiesel"],
  [/([A-Z]{3}) DTN\b/g, "$1/100kg"],
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
  [/([A-Z]{3}) HMT\b/g, "$1/100m"],
  [/([A-Z]{3}) CTM\b/g, "$1/ct"],
  [/\/ ?l alc\. ?100 ?%/g, "/lpa"],
  [/\/ ?% ?vol\.? ?\/ ?hl/g, "/%vol/hl"],
  [/\/ ?100 ?kg ?\/ ?(net ?\/ ?)?% ?(sacchar\.?|sucrose)/g, "/%sucrose/100kg"],
  [/(\/ ?(?:100 ?)?kg)( ?\/ ?net)? ?(\/ ?)?(lactic matter)/g, "$1 of lactic-matter"],
  [/(\/ ?(?:100 ?)?kg)( ?\/ ?net)? ?(\/ ?)?(dry lactic matter)/g, "$1 of dry-lactic-matter"],
  [/(\/ ?(?:100 ?)?kg)( ?\/ ?net)? ?(\/ ?)?(drained wt|eda)\b/g, "$1 of drained"],
  [/(\/ ?(?:100 ?)?kg)( ?\/ ?net)? ?(\/ ?)?(dry|mas)\b(?! lactic)/g, "$1 of dry"],
  [/(\/ ?(?:100 ?)?kg)( ?\/ ?net)? ?(\/ ?)?(gross|br)\b/g, "$1 of gross"],
  [/(\/ ?(?:100 ?)?kg)( ?\/ ?net)? ?(\/ ?)?(std qual)\b/g, "$1 of standard-quality"],
  [/(\/ ?(?:100 ?)?kg)( ?\/ ?net)? ?(\/ ?)?(tot alc)\b/g, "$1 of total-alcohol"],
  [/\/ ?100 ?kg( ?\/ ?net)?(?= |$|\+)/g, "/100kg"],
  [/\/ ?100 ?m(?= |$|\+)/g, "/100m"],
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

/** No authority needs more for a rate, and the patterns above are slow on endless text. */
const longest = 1_000;
/** No rate has a number like this; exact numbers end before it does. */
const tooManyDigits = /\d{20}/;

/**
 * A rate as an authority writes it, such as `1.9¢/kg`, `90¢/pr. + 37.5%`, `4.500 % MIN 0.300 EUR NAR MAX 0.800 EUR NAR`,
 * `12.00 % + 147.00 GBP / 100 kg`. Undefined where it cannot be read: keep the text and say that the rate is not known.
 */
export function parseSpelling(text: string): Rate | undefined {
  if (text.length > longest || tooManyDigits.test(text)) return undefined;
  const clean = rewrite(text, characters).trim();
  if (clean === "" || /\bCond:|\bsee\b|rate applicable|duty provided/i.test(clean)) return undefined;
  // Most rates are `Free` or a percentage, which need no rewriting.
  if (/^(?:free|[\d.]+%)$/i.test(clean)) return parseRate(clean);
  return (
    parseRate(numbers(rewrite(rewrite(rewrite(clean, unitedStates), european), words))) ?? parseRate(clean)
  );
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
