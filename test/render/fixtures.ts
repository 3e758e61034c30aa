import type { CheckItem, CheckResult, Verdict } from "../../src/model/check-result.ts";
import type { CostLine, CostResult, Estimate } from "../../src/model/cost-result.ts";
import type { PlannedStream, PlanResult } from "../../src/model/plan-result.ts";
import type { LaunchDirectory, ReportParts, ReportResult } from "../../src/model/report.ts";
import type { Amount, CompareResult } from "../../src/model/result.ts";
import { dateOfDay, dayNumber, instantsOf, isoUtc, isoWithOffset } from "../../src/model/zone.ts";
import type { Lang } from "../../src/text/message.ts";

/** A launch of the size people really have: eight products, six markets, five hosts in two places. */
export const on = "2026-11-24";
export const window = { from: "2027-01-04", to: "2027-01-31" };
const generator = { name: "xb", version: "0.1.0" } as const;

const products = {
  "TEA-001": { en: "Jasmine green tea 100 g", zh: "茉莉花茶 100 克" },
  "JERKY-002": { en: "Sichuan beef jerky 80 g", zh: "四川牛肉干 80 克" },
  "GUM-003": { en: "Gelatine gummies 60 g", zh: "明胶软糖 60 克" },
  "LIP-004": { en: "Velvet lipstick", zh: "丝绒口红 💄" },
  "DRESS-005": { en: "Cotton summer dress", zh: "纯棉连衣裙" },
  "BUDS-006": { en: "Wireless earbuds", zh: "无线耳机" },
  "POWER-007": { en: "Power bank 20,000 mAh", zh: "充电宝 20000 毫安时" },
  "PLUSH-008": { en: "Plush panda 30 cm", zh: "毛绒熊猫 30 厘米" },
};

interface MarketData {
  readonly name: { readonly en: string; readonly zh: string };
  readonly zone: string;
  readonly currency: string;
  readonly language: string;
  /** Cents of the currency for one CNY; the rates of duty and tax in percent. */
  readonly cents: number;
  readonly duty: number;
  readonly tax: number;
  readonly evening: number;
}

const market = (
  name: MarketData["name"],
  zone: string,
  currency: string,
  language: string,
  [cents, duty, tax, evening]: readonly [number, number, number, number],
): MarketData => ({ name, zone, currency, language, cents, duty, tax, evening });

const markets: Readonly<Record<string, MarketData>> = {
  US: market({ en: "United States", zh: "美国" }, "America/New_York", "USD", "en", [14.1, 17.5, 0, 38]),
  GB: market({ en: "United Kingdom", zh: "英国" }, "Europe/London", "GBP", "en", [10.8, 0, 20, 38]),
  DE: market({ en: "Germany", zh: "德国" }, "Europe/Berlin", "EUR", "de", [12.3, 3, 19, 37]),
  SA: market({ en: "Saudi Arabia", zh: "沙特阿拉伯" }, "Asia/Riyadh", "SAR", "ar", [53, 5, 15, 41]),
  AE: market({ en: "United Arab Emirates", zh: "阿联酋" }, "Asia/Dubai", "AED", "ar", [52, 5, 5, 40]),
  AU: market({ en: "Australia", zh: "澳大利亚" }, "Australia/Sydney", "AUD", "en", [21.6, 0, 10, 38]),
};

const hosts = {
  lin: { name: { en: "Lin Yue", zh: "林悦" }, zone: "Asia/Shanghai" },
  maryam: { name: { en: "Maryam Hassan", zh: "玛丽亚姆" }, zone: "Asia/Shanghai" },
  chen: { name: { en: "Chen Rui", zh: "陈睿" }, zone: "Asia/Shanghai" },
  sophie: { name: "Sophie Brandt", zone: "Europe/London" },
  jade: { name: { en: "Jade Okafor", zh: "贾德" }, zone: "Europe/London" },
};

const skus = Object.keys(products);
const ids = Object.keys(markets);
const days = dayNumber(window.to) - dayNumber(window.from) + 1;

/** Quiet nights, a small noon, a strong evening that is stronger at the weekend. */
function audienceDay(weekend: boolean, peak: number): number[] {
  return Array.from({ length: 48 }, (_, slot) => {
    const evening = Math.max(0, 1 - Math.abs(slot - peak) / 6);
    const noon = slot >= 23 && slot <= 27 ? (weekend ? 0.35 : 0.2) : 0;
    return Math.round(Math.min(1, Math.max(evening * (weekend ? 1 : 0.85), noon)) * 20) / 20;
  });
}

export const launch: LaunchDirectory = {
  name: { en: "Spring tea and beauty launch", zh: "春季茶与美妆发布" },
  window,
  products,
  markets: Object.fromEntries(
    Object.entries(markets).map(([id, { name, zone, evening }]) => [
      id,
      {
        name,
        zone,
        audience: {
          from: window.from,
          days: Array.from({ length: days }, (_, day) => audienceDay(day % 7 >= 5, evening)),
        },
      },
    ]),
  ),
  hosts,
};

type Words = readonly [en: string, zh: string];
type RuleData = readonly [
  rule: string,
  topic: string,
  severity: CheckItem["severity"],
  who: string,
  message: Words,
  fix: Words,
  law: string,
  url: string,
  from: string,
  concerns: readonly string[],
];

const ruleData: readonly RuleData[] = [
  [
    "us.food.facility-registration",
    "food-import",
    "block",
    "supplier",
    ["food facility registration is missing", "缺少食品企业注册"],
    ["register the facility with the FDA and appoint a US agent", "在 FDA 注册工厂并指定美国代理"],
    "21 CFR 1.225",
    "https://www.ecfr.gov/current/title-21/section-1.225",
    "2003-12-12",
    ["TEA-001", "JERKY-002", "GUM-003"],
  ],
  [
    "us.food.meat-origin",
    "animal-product",
    "block",
    "seller",
    ["beef from China may not enter", "中国牛肉不得入境"],
    ["leave it out of this market", "此市场不销售该商品"],
    "9 CFR 327.2",
    "https://www.ecfr.gov/current/title-9/section-327.2",
    "before-2024",
    ["JERKY-002"],
  ],
  [
    "us.cosmetic.mocra-listing",
    "cosmetic",
    "fix",
    "agent",
    ["the product is not listed under MoCRA", "尚未按 MoCRA 列名"],
    ["list the product and name a responsible person", "完成产品列名并指定责任人"],
    "FD&C Act § 607",
    "https://www.fda.gov/cosmetics",
    "2024-07-01",
    ["LIP-004"],
  ],
  [
    "us.toy.childrens-product-certificate",
    "toy",
    "block",
    "supplier",
    ["no children's product certificate", "缺少儿童产品证书"],
    [
      "test to ASTM F963 in an accepted laboratory and issue the certificate",
      "在认可实验室按 ASTM F963 检测并出具证书",
    ],
    "15 USC 2063",
    "https://www.cpsc.gov",
    "before-2024",
    ["PLUSH-008"],
  ],
  [
    "gb.electrical.ukca",
    "electrical",
    "fix",
    "supplier",
    ["neither UKCA nor CE marking is declared", "未声明 UKCA 或 CE 标志"],
    ["obtain the declaration of conformity and mark the product", "取得符合性声明并加贴标志"],
    "SI 2016/1091",
    "https://www.legislation.gov.uk/uksi/2016/1091",
    "2021-01-01",
    ["BUDS-006", "POWER-007"],
  ],
  [
    "gb.cosmetic.scpn",
    "cosmetic",
    "block",
    "agent",
    ["no SCPN notification", "缺少 SCPN 通报"],
    ["notify through the UK responsible person", "由英国责任人完成通报"],
    "Regulation 1223/2009 as retained, art. 13",
    "https://www.gov.uk/guidance/making-cosmetic-products-available-to-consumers-in-great-britain",
    "2021-01-01",
    ["LIP-004"],
  ],
  [
    "de.epr.packaging",
    "packaging",
    "fix",
    "agent",
    ["no packaging registration (LUCID)", "缺少包装注册（LUCID）"],
    ["register with LUCID and join a system", "在 LUCID 注册并加入系统"],
    "VerpackG § 9",
    "https://www.gesetze-im-internet.de/verpackg/",
    "2019-01-01",
    ["LIP-004", "DRESS-005", "BUDS-006", "POWER-007", "PLUSH-008"],
  ],
  [
    "eu.food.gelatine-origin",
    "animal-product",
    "block",
    "seller",
    ["gelatine of unknown origin", "明胶来源不明"],
    ["declare the animal and the approved plant", "申报动物种类与获批工厂"],
    "Regulation (EU) 2022/2292",
    "https://eur-lex.europa.eu/eli/reg_del/2022/2292/oj",
    "2022-12-15",
    ["GUM-003"],
  ],
  [
    "eu.radio.common-charger",
    "radio",
    "fix",
    "supplier",
    ["charging port not declared; is it USB-C?", "未声明充电接口；是否为 USB-C？"],
    ["declare `battery.charging`", "填写 `battery.charging`"],
    "Directive (EU) 2022/2380",
    "https://eur-lex.europa.eu/eli/dir/2022/2380/oj",
    "2024-12-28",
    ["BUDS-006"],
  ],
  [
    "gcc.halal.certificate",
    "halal",
    "block",
    "supplier",
    ["no halal certificate of a recognised body", "缺少受认可机构的清真证书"],
    ["obtain a certificate from a body on SFDA's list", "向 SFDA 名录内机构申请证书"],
    "SFDA.FD 2055",
    "https://www.sfda.gov.sa",
    "2022-01-01",
    ["JERKY-002", "GUM-003"],
  ],
  [
    "gcc.label.arabic",
    "label",
    "fix",
    "supplier",
    ["the label is not in Arabic", "标签没有阿拉伯文"],
    ["add an Arabic label or sticker before shipping", "发货前加贴阿拉伯文标签"],
    "GSO 9/2022",
    "https://www.gso.org.sa",
    "2022-06-01",
    ["JERKY-002", "GUM-003", "LIP-004", "PLUSH-008"],
  ],
  [
    "ae.live.advertiser-permit",
    "live-stream",
    "block",
    "host",
    ["the host has no advertiser permit", "主播没有广告许可"],
    ["apply to the UAE Media Council", "向阿联酋媒体委员会申请"],
    "Federal Decree-Law 55/2023",
    "https://www.uaelegislation.gov.ae",
    "2026-02-01",
    [],
  ],
  [
    "au.battery.power-bank",
    "battery",
    "fix",
    "supplier",
    ["no UN38.3 test summary", "缺少 UN38.3 测试摘要"],
    ["ask the maker for the summary", "向制造商索取摘要"],
    "ADG Code 7.9",
    "https://www.ntc.gov.au",
    "before-2024",
    ["POWER-007"],
  ],
  [
    "au.plant.tea-packing",
    "plant-product",
    "advise",
    "seller",
    ["tea must be free of seeds and soil", "茶叶不得带有种子与泥土"],
    ["state it on the invoice", "在发票上注明"],
    "BICON tea",
    "https://bicon.agriculture.gov.au",
    "before-2024",
    ["TEA-001"],
  ],
];

const home: Readonly<Record<string, readonly string[]>> = {
  us: ["US"],
  gb: ["GB"],
  de: ["DE"],
  eu: ["DE"],
  gcc: ["SA", "AE"],
  ae: ["AE"],
  au: ["AU"],
};
const pick = (lang: Lang, words: Words): string => words[lang === "en" ? 0 : 1];

function itemsOf(
  lang: Lang,
  [rule, topic, severity, who, what, fix, law, url, from, concerns]: RuleData,
): CheckItem[] {
  const places = home[rule.split(".")[0]!]!;
  const unsure = rule === "eu.radio.common-charger" || rule === "eu.food.gelatine-origin";
  return places.flatMap((id): CheckItem[] => {
    const item: CheckItem = {
      rule,
      topic,
      market: id,
      status: unsure ? "unknown" : rule === "de.epr.packaging" ? "waived" : "fail",
      severity,
      message: pick(lang, what),
      fix: pick(lang, fix),
      who,
      evidence: [],
      missing: [rule.split(".").at(-1)!],
      reference: {
        title: pick(lang, what),
        law,
        url,
        from,
        checked: "2026-11-20",
        certainty: rule.startsWith("au") ? "reported" : "authority",
      },
      ...(rule === "de.epr.packaging"
        ? { waiver: { reason: "the agent files it, ticket 4411", until: "2027-02-28" } }
        : {}),
      ...(rule === "ae.live.advertiser-permit" ? { upcoming: true } : {}),
    };
    if (concerns.length === 0) return [{ ...item, host: "lin", fingerprint: `${rule}-lin` }];
    return concerns.map((sku) => ({
      ...item,
      sku,
      location: { file: "products.yaml", line: 2 + skus.indexOf(sku) * 18, column: 3 },
      fingerprint: `${rule}-${sku}-${id}`,
    }));
  });
}

function passes(lang: Lang): CheckItem[] {
  return ids.flatMap((id) =>
    skus.map((sku) => ({
      rule: "world.customs.invoice",
      topic: "customs-document",
      sku,
      market: id,
      status: "pass" as const,
      severity: "fix" as const,
      message: pick(lang, ["a commercial invoice goes with the goods", "随货附商业发票"]),
      who: "seller",
      evidence: ["commercial-invoice"],
      missing: [],
      reference: { title: "WCO invoice", certainty: "reported" as const, checked: "2026-11-18" },
    })),
  );
}

function verdictOf(items: readonly CheckItem[]): Verdict {
  const has = (status: string, ...severities: string[]): boolean =>
    items.some((item) => item.status === status && severities.includes(item.severity));
  if (has("fail", "block")) return "blocked";
  if (has("fail", "fix")) return "fix";
  return has("unknown", "block", "fix") ? "unknown" : "ready";
}

export function checkResult(lang: Lang = "en"): CheckResult {
  const items = [...ruleData.flatMap((data) => itemsOf(lang, data)), ...passes(lang)].sort(
    (a, b) => ids.indexOf(a.market) - ids.indexOf(b.market),
  );
  const verdicts = skus.flatMap((sku) =>
    ids.map((id) => ({
      sku,
      market: id,
      verdict: verdictOf(items.filter((i) => i.sku === sku && i.market === id)),
    })),
  );
  const count = (status: string): number => items.filter((item) => item.status === status).length;
  return {
    schema: "xb.check/1",
    on,
    generator,
    warnings: [],
    items,
    verdicts,
    summary: { pass: count("pass"), fail: count("fail"), unknown: count("unknown"), waived: count("waived") },
  };
}

const cents = (value: number, currency: string): Amount => ({ amount: (value / 100).toFixed(2), currency });
const unitCost = [1800, 2600, 1400, 2200, 4800, 6900, 7900, 3100];

function estimateOf(sku: string, id: string, lang: Lang): Estimate {
  const { currency, cents: rate, duty, tax } = markets[id]!;
  const cost = Math.round((unitCost[skus.indexOf(sku)]! * rate) / 100);
  const goods = Math.round(cost * (sku === "GUM-003" ? 1.9 : 3.6));
  const freight = Math.round(14 * rate + goods * 0.04);
  const dutyKnown = !(sku === "BUDS-006" && id === "SA");
  const dutyAmount = Math.round((goods * duty) / 100);
  const taxAmount = Math.round(((goods + freight + dutyAmount) * tax) / 100);
  const fee = id === "US" ? 58 : 0;
  const landed = goods + freight + dutyAmount + taxAmount + fee;
  const source = {
    title: pick(lang, ["Customs tariff", "海关税则"]),
    url: "https://www.wto.org",
    from: "2026-01-01",
    checked: "2026-11-20",
  };
  const lines: CostLine[] = [
    { id: "goods", amount: cents(goods, currency), paidBy: "buyer" },
    { id: "freight", amount: cents(freight, currency), paidBy: "seller" },
    { id: "insurance", amount: cents(0, currency), paidBy: "seller" },
    {
      id: "duty.mfn",
      base: cents(goods, currency),
      rate: `${duty}%`,
      amount: dutyKnown ? cents(dutyAmount, currency) : null,
      paidBy: "seller",
      source,
      certainty: "authority",
    },
    {
      id: id === "US" ? "tax.sales" : "tax.vat",
      base: cents(goods + freight + dutyAmount, currency),
      rate: `${tax}%`,
      amount: dutyKnown ? cents(taxAmount, currency) : null,
      paidBy: "buyer",
      source,
      certainty: "authority",
    },
    ...(fee > 0
      ? [
          {
            id: "fee.merchandise-processing",
            amount: cents(fee, currency),
            paidBy: "seller",
            certainty: "reported",
          } as const,
        ]
      : []),
    {
      id: "platform.commission",
      rate: "6%",
      base: cents(goods, currency),
      amount: cents(Math.round(goods * 0.06), currency),
      paidBy: "seller",
    },
    {
      id: "payment.card",
      rate: "2.9%",
      base: cents(goods, currency),
      amount: cents(Math.round(goods * 0.029), currency),
      paidBy: "seller",
    },
  ];
  const earned =
    goods - cost - freight - dutyAmount - fee - Math.round(goods * 0.06) - Math.round(goods * 0.029);
  const known = <T>(value: T): T | null => (dutyKnown ? value : null);
  return {
    sku,
    market: id,
    lane: "air-parcel",
    quantity: 1,
    regime: `${id.toLowerCase()}.standard`,
    lines,
    totals: {
      customsValue: cents(goods, currency),
      duty: known(cents(dutyAmount, currency)),
      tax: known(cents(taxAmount, currency)),
      fees: cents(fee, currency),
      landed: known(cents(landed, currency)),
      landedPerUnit: known(cents(landed, currency)),
      landedSeller: known(cents(Math.round((landed / rate) * 100), "CNY")),
    },
    price: cents(goods + taxAmount, currency),
    margin: known({ amount: cents(earned, currency), percent: `${((earned / goods) * 100).toFixed(1)}%` }),
    confidence: id === "AU" ? "reported" : sku === "PLUSH-008" ? "unverified" : "authority",
    unknown: dutyKnown
      ? []
      : [
          {
            what: pick(lang, ["duty rate of 8518.30", "8518.30 的税率"]),
            why: pick(lang, ["no tariff imported", "未导入税则"]),
            fix: "xb tariff import FILE --market SA",
          },
        ],
  };
}

export function costResult(lang: Lang = "en"): CostResult {
  const estimates = skus.flatMap((sku) => ids.map((id) => estimateOf(sku, id, lang)));
  return {
    schema: "xb.cost/1",
    on,
    generator,
    warnings: [],
    currency: "CNY",
    estimates,
    summary: {
      estimates: estimates.length,
      unknown: estimates.filter((e) => e.unknown.length > 0).length,
      losses: estimates.filter((e) => e.margin?.amount.amount.startsWith("-")).length,
    },
  };
}

const team: Readonly<Record<string, readonly (keyof typeof hosts)[]>> = {
  US: ["jade", "lin"],
  GB: ["sophie", "jade"],
  DE: ["sophie", "chen"],
  SA: ["maryam"],
  AE: ["maryam"],
  AU: ["lin", "chen"],
};

function streamOf(id: string, day: number, index: number): PlannedStream {
  const { zone, language, evening } = markets[id]!;
  const host = team[id]![index % team[id]!.length]!;
  const date = dateOfDay(day);
  const start = instantsOf(zone, date, (evening - 2 + (index % 3)) * 30)[0]!;
  return {
    id: `${id}-${date}-${host}`,
    market: id,
    host,
    studio: hosts[host].zone === "Asia/Shanghai" ? "hz-1" : "ldn-1",
    language,
    start: isoWithOffset(zone, start),
    end: isoWithOffset(zone, start + 90),
    hostStart: isoWithOffset(hosts[host].zone, start),
    utc: isoUtc(start),
    products: [0, 1, 2].map((i) => skus[(index * 3 + i + day) % skus.length]!),
    value: 260 + ((day * 37 + index * 53) % 190),
    pinned: index === 0,
    slot: `${id}-${String(index + 1).padStart(2, "0")}`,
    uid: `${id.toLowerCase()}-${index + 1}@spring.xb`,
    sequence: index === 0 ? 1 : 0,
    why: [],
  };
}

export function planResult(lang: Lang = "en"): PlanResult {
  const first = dayNumber(window.from);
  const streams = ids
    .flatMap((id, m) =>
      Array.from({ length: 4 }, (_, week) => [1, 3, 5].map((day) => first + week * 7 + ((day + m) % 7)))
        .flat()
        .sort((a, b) => a - b)
        .map((day, index) => streamOf(id, day, index)),
    )
    .sort((a, b) => (a.utc < b.utc ? -1 : 1));
  return {
    schema: "xb.plan/1",
    on,
    generator,
    warnings: [],
    status: "within-gap",
    objective: 18234.5,
    bound: 18301,
    gap: 0.0036,
    currency: "CNY",
    campaign: "spring",
    tzdata: "2026f",
    streams,
    unmet: [
      {
        kind: "market-target",
        market: "SA",
        week: "2027-01-11",
        wanted: 4,
        got: 3,
        why: pick(lang, [
          "Maryam has no evening left within 16 h a week",
          "玛丽亚姆每周 16 小时内已无晚间时段",
        ]),
        relax: [pick(lang, ["two more hours a week for maryam", "maryam 每周多两小时"])],
      },
    ],
    excluded: checkResult(lang)
      .verdicts.filter((v) => v.verdict === "blocked")
      .map(({ sku, market: id }) => ({ sku, market: id, because: "check.blocked" })),
    hosts: Object.keys(hosts).map((id, i) => ({
      id,
      hours: 18 + i * 4.5,
      nights: i % 3,
      restMin: i === 2 ? null : 11 + i,
    })),
    wanted: [
      {
        what: pick(lang, ["host speaking ar, evenings Asia/Riyadh", "会阿拉伯语的主播，利雅得晚间"]),
        value: 3200,
      },
    ],
  };
}

export function compareResult(): CompareResult {
  const cost = costResult();
  const check = checkResult();
  return {
    schema: "xb.compare/1",
    on,
    generator,
    warnings: [],
    weights: { margin: 4, compliance: 3, prime: 2, transit: 1 },
    products: skus.map((sku) => ({
      sku,
      markets: ids
        .map((id, i) => {
          const estimate = cost.estimates.find((e) => e.sku === sku && e.market === id)!;
          const verdict = check.verdicts.find((v) => v.sku === sku && v.market === id)!.verdict;
          return {
            market: id,
            score: verdict === "blocked" ? null : 0.9 - i * 0.08,
            parts: {
              margin: 0.4 - i * 0.03,
              compliance: verdict === "ready" ? 1 : 0.6,
              prime: 0.3,
              transit: i === 0 ? null : 0.5,
            },
            landed: estimate.totals.landed,
            margin: estimate.margin?.percent ?? null,
            verdict,
            missing: verdict === "ready" ? 0 : 2,
            effort: verdict === "ready" ? { days: 0, unknown: 0 } : { days: 30, rule: "de.weee", unknown: 1 },
            transitDays: "6–10",
            primeHours: 14.5,
          };
        })
        .sort((a, b) => (b.score ?? -1) - (a.score ?? -1)),
    })),
  };
}

const parts = (lang: Lang): ReportParts => ({
  plan: planResult(lang),
  check: checkResult(lang),
  cost: costResult(lang),
});

export const reportResult = (): ReportResult => ({
  schema: "xb.report/1",
  on,
  generator,
  warnings: [],
  launch,
  ...parts("en"),
  compare: compareResult(),
  inLanguage: { zh: { ...parts("zh"), compare: compareResult() } },
});

/** A name that tries what names can try. */
export const hostile =
  "=cmd|' /C calc'!A0 \u001b[31mred\u001b]0;title\u0007 \u202Eevil\u202C <script>alert(1)</script> ##[error]x ::error::y `a` | \"q\" @here";
