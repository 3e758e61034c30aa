import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePhrases } from "../../src/check/phrases.ts";
import { compilePhraseTable } from "../../src/check/scripts.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import { tables } from "./bundle.ts";

const { claims, disclosures } = compilePhraseTable(tables);

/** Language, sentence, the claims that it must be read as. */
const fires: readonly (readonly [string, string, ...string[]])[] = [
  ["en", "This tea is 100% Halal, friends!", "halal"],
  ["en", "Muslim-friendly snack for the family", "halal"],
  ["en", "Yes, no pork and no lard inside", "no-pork"],
  ["en", "It is Kosher for Passover.", "kosher"],
  ["en", "It helps you sleep and boosts immunity", "health"],
  ["en", "This tea cures diabetes", "disease"],
  ["en", "An eco-friendly bottle", "eco"],
  ["en", "carbon neutral delivery", "eco"],
  ["en", "Kills 99.9% of bacteria: antibacterial!", "antibacterial"],
  ["en", "SPF50+ sunscreen", "spf"],
  ["en", "50% off today only", "discount"],
  ["en", "You will lose weight in two weeks", "weight-loss"],
  ["en", "clinically proven formula", "medical"],
  ["en", "Certified organic matcha", "organic", "certified"],
  ["en", "Made in the USA", "made-in-usa"],
  ["zh", "这款茶是清真的", "halal"],
  ["zh", "能治疗高血压，还能减肥", "disease", "weight-loss"],
  ["zh", "原价一百，现在打折", "discount"],
  ["zh", "环保材质，全网最低", "eco", "best"],
  ["ar", "هذا المنتج حلال", "halal"],
  ["ar", "منتج الحلال الأصلي", "halal"],
  ["ar", "يعالج مرض السكري", "disease"],
  ["ar", "عبوة صديقة للبيئة", "eco"],
  ["id", "Produk ini HALAL dan ramah lingkungan", "halal", "eco"],
  ["id", "bisa menurunkan berat badan", "weight-loss"],
  ["ms", "Tiada babi, sesuai untuk semua", "no-pork"],
  ["de", "umweltfreundliche Verpackung", "eco"],
  ["de", "Heilt Neurodermitis", "disease"],
  ["de", "Jetzt reduziert, 30% Rabatt!", "discount"],
  ["fr", "Un thé minceur qui brûle les graisses", "weight-loss"],
  ["fr", "Emballage biodégradable", "eco"],
  ["es", "Ayuda a perder peso y es saludable", "weight-loss", "health"],
  ["it", "Crema sbiancante biologica", "whitening", "organic"],
  ["pt", "Chá que emagrece", "weight-loss"],
  ["ja", "このお茶はハラールです", "halal"],
  ["ja", "美白効果があります", "whitening"],
  ["ko", "미백 크림이에요", "whitening"],
  ["ko", "친환경 포장입니다", "eco"],
  ["th", "ครีมลดน้ำหนัก", "weight-loss"],
  ["vi", "Trà giảm cân tốt nhất", "weight-loss", "best"],
  ["vi", "thân thiện với môi trường", "eco"],
  ["he", "המוצר הזה כשר", "kosher"],
  ["he", "והכשר למהדרין", "kosher"],
  ["he", "ידידותי לסביבה", "eco"],
  ["tr", "HELAL SERTİFİKALI çay", "halal"],
  ["tr", "Zayıflatıcı çay", "weight-loss"],
];

/** Language, sentence, the claims that it must not be read as. */
const silent: readonly (readonly [string, string, ...string[]])[] = [
  ["en", "This snack is not halal.", "halal"],
  ["en", "A non-halal product", "halal"],
  ["en", "Green tea in a green tin", "eco"],
  ["en", "Best before 2027-05", "best"],
  ["en", "A slim fit dress", "weight-loss"],
  ["en", "Cured meat and a secure box", "disease"],
  ["en", "An inorganic pigment", "organic"],
  ["en", "Spend the afternoon with us", "spf"],
  ["en", "The economy class of teas", "eco"],
  ["en", "Fluffy influencer pillow", "disease"],
  ["zh", "非清真食品", "halal"],
  ["zh", "绿茶香气清新", "eco", "halal"],
  ["ar", "هذا المنتج غير حلال", "halal"],
  ["ar", "هذا الشاي من الصين", "halal", "disease"],
  ["id", "produk ini tidak halal", "halal"],
  ["ms", "teh jasmin wangi", "halal", "health"],
  ["de", "nicht biologisch abbaubar", "eco"],
  ["de", "eine Biografie", "organic"],
  ["fr", "il faut cacher le prix", "kosher"],
  ["fr", "les produits disponibles", "organic"],
  ["es", "la curva del vestido", "disease"],
  ["it", "una borsa di pelle", "eco"],
  ["pt", "um chá de jasmim", "health"],
  ["ja", "ハラールではない", "halal"],
  ["ko", "귀여운 판다 인형", "halal", "eco"],
  ["th", "ชาเขียวมะลิ", "halal"],
  ["vi", "trà nhài thơm", "health"],
  ["he", "לא כשר", "kosher"],
  ["he", "חדר כושר", "kosher"],
  ["tr", "helal değil", "halal"],
];

type Sentences = Readonly<Record<"fires" | "silent", Readonly<Record<string, readonly string[]>>>>;
const file = new URL("sentences.yaml", import.meta.url);
const byLanguage = parseYaml("sentences.yaml", readFileSync(file, "utf8")).value as Readonly<
  Record<string, Sentences>
>;

describe.each(Object.entries(byLanguage))(
  "hosts who speak %s",
  (language, { fires: said, silent: unsaid }) => {
    const read = (sentence: string, claim: string): boolean => claims(sentence, language).has(claim);
    const wrong = (lists: Sentences["fires"], wanted: boolean): string[] =>
      Object.entries(lists).flatMap(([claim, sentences]) =>
        sentences.filter((s) => read(s, claim) !== wanted).map((s) => `${claim}: ${s}`),
      );

    it("are heard when they claim", () => {
      expect(wrong(said, true)).toEqual([]);
    });
    it("are left in peace when they do not", () => {
      expect(wrong(unsaid, false)).toEqual([]);
    });
    it("have forty sentences", () => {
      const all = [said, unsaid].flatMap((lists) => Object.values(lists).flat());
      expect(all.length).toBeGreaterThanOrEqual(40);
    });
  },
);

it("phrases begin with two characters, by which they are found", () => {
  const { claims: ofClaims, disclosures: ofDisclosures } = tables.phrases;
  const all = [ofClaims, ofDisclosures].flatMap((lists) =>
    Object.values(lists).flatMap((l) => Object.values(l).flat()),
  );
  const start = (phrase: string): string => phrase.replace(/^\*|\*$/g, "").split("{n}")[0]!;
  expect(all.filter((phrase) => start(phrase).length < 2)).toEqual([]);
});

describe("claims in sentences", () => {
  it.each(fires)("%s: %s", (language, sentence, ...words) => {
    expect([...claims(sentence, language).keys()]).toEqual(expect.arrayContaining(words));
  });

  it.each(silent)("not in %s: %s", (language, sentence, ...words) => {
    const found = [...claims(sentence, language).keys()];
    expect(found.filter((word) => words.includes(word))).toEqual([]);
  });

  it("are found in any language where none is stated", () => {
    expect([...claims("هذا حلال", undefined).keys()]).toContain("halal");
  });

  it("say where they stand, marks and width notwithstanding", () => {
    expect(claims("Hello - our  eco–friendly cup", "en").get("eco")).toEqual({
      word: "eco",
      text: "eco–friendly",
      offset: 13,
    });
    expect(claims("شاي حَلَال", "ar").get("halal")?.offset).toBe(4);
  });
});

describe("disclosures", () => {
  it.each([
    ["en", "#ad Welcome everyone"],
    ["de", "Anzeige: willkommen"],
    ["fr", "Publicité : bonjour"],
    ["ja", "【PR】こんにちは"],
    ["ar", "هذا إعلان مدفوع"],
  ])("%s: %s", (language, sentence) => {
    expect(disclosures(sentence, language).has("advertisement")).toBe(true);
  });

  it.each([
    ["ai-host", "ar", "مرحبا، أنا مذيع افتراضي"],
    ["ai-host", "id", "Saya host virtual"],
    ["ai-host", "pt", "Esta apresentadora virtual foi feita por computador"],
    ["ai-host", "vi", "Tôi được tạo bởi trí tuệ nhân tạo"],
    ["ai-host", "tr", "Ben yapay zeka ile üretildim"],
    ["total-price", "ar", "السعر شامل الضريبة"],
    ["total-price", "th", "ราคานี้รวมค่าส่งแล้ว"],
    ["total-price", "he", 'המחיר כולל מע"מ'],
    ["total-price", "tr", "Fiyat KDV dahil"],
    ["total-price", "pt", "Frete grátis hoje"],
  ])("%s in %s: %s", (disclosure, language, sentence) => {
    expect(disclosures(sentence, language).has(disclosure)).toBe(true);
  });

  it("are not seen in other words", () => {
    expect(disclosures("We add sugar, a bad ladle and Adele", "en").has("advertisement")).toBe(false);
  });
});

describe("names of a catalogue", () => {
  const texts = [
    ...fires.map(([, text]) => text),
    "İNDİRİM",
    "ışıl ışıl",
    "Plain cotton bag",
    "Ｔｅａ 茶",
    "",
  ];
  const words = texts.flatMap((text) => text.split(" "));

  it("make the same claims however many were read before", () => {
    const fresh = compilePhrases(tables.phrases.claims, tables.phrases);
    const few = (text: string) => [...fresh(text, undefined)];
    const many = compilePhrases(tables.phrases.claims, tables.phrases);
    for (let i = 0; i < 300; i++) many("cotton bag", undefined);
    for (const text of texts) expect([...many(text, undefined)]).toEqual(few(text));
    const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(name, (bits) => {
        expect([...many(bits.join(" "), undefined)]).toEqual(few(bits.join(" ")));
      }),
      { numRuns: 60 },
    );
  });
});
