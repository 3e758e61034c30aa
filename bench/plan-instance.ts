import { defaultWeights, type PlanHost, type PlanMarket, type PlanProblem } from "../src/plan/problem.ts";

/** Sizes of the planner's reference instances. */
export const sizes = {
  S: { weeks: 1, markets: 3, hosts: 4, products: 6, sites: 1 },
  M: { weeks: 4, markets: 8, hosts: 12, products: 16, sites: 2 },
  L: { weeks: 8, markets: 16, hosts: 40, products: 40, sites: 4 },
  XL: { weeks: 13, markets: 24, hosts: 120, products: 90, sites: 7 },
} as const;
export type Size = keyof typeof sizes;

const places = [
  ["US", "America/New_York", "en"],
  ["GB", "Europe/London", "en"],
  ["DE", "Europe/Berlin", "de"],
  ["SA", "Asia/Riyadh", "ar"],
  ["AE", "Asia/Dubai", "ar"],
  ["AU", "Australia/Sydney", "en"],
  ["FR", "Europe/Paris", "fr"],
  ["ES", "Europe/Madrid", "es"],
  ["IT", "Europe/Rome", "it"],
  ["JP", "Asia/Tokyo", "ja"],
  ["KR", "Asia/Seoul", "ko"],
  ["BR", "America/Sao_Paulo", "pt"],
  ["MX", "America/Mexico_City", "es"],
  ["CA", "America/Toronto", "en"],
  ["ID", "Asia/Jakarta", "id"],
  ["TH", "Asia/Bangkok", "th"],
  ["VN", "Asia/Ho_Chi_Minh", "vi"],
  ["PL", "Europe/Warsaw", "pl"],
  ["NL", "Europe/Amsterdam", "nl"],
  ["SE", "Europe/Stockholm", "sv"],
  ["TR", "Europe/Istanbul", "tr"],
  ["IN", "Asia/Kolkata", "en"],
  ["ZA", "Africa/Johannesburg", "en"],
  ["NZ", "Pacific/Auckland", "en"],
] as const;
const homes = [
  "Asia/Shanghai",
  "Asia/Shanghai",
  "Europe/London",
  "America/Los_Angeles",
  "Asia/Dubai",
  "Europe/Warsaw",
  "Asia/Manila",
];
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A seeded launch of a size; `tight` has half the hosts' hours for the same demand. */
export function instance(size: Size, seed: number, tight: boolean): PlanProblem {
  const { weeks, markets, hosts, products, sites } = sizes[size];
  const random = randomFrom(seed + size.length * 101);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const market = (i: number): PlanMarket => {
    const [id, zone, language] = places[i]!;
    const target = 2 + Math.floor(random() * 4);
    return {
      id,
      zone,
      languages: random() < 0.3 && language !== "en" ? [language, "en"] : [language],
      audience: [
        { days: days.slice(0, 5), from: "18:00", weights: [0.4, 0.6, 0.8, 1, 1, 0.9, 0.7, 0.5, 0.3, 0.2] },
        {
          days: days.slice(5),
          from: "12:00",
          weights: Array.from({ length: 20 }, (_, k) => 0.3 + 0.7 * Math.sin((k / 20) * Math.PI)).map(
            (w) => Math.round(w * 100) / 100,
          ),
        },
      ],
      effects: [],
      min: 1,
      target,
      max: target + 2,
      duration: pick([60, 90, 120]),
      minGap: 1200,
      productsPerStream: 3,
      value: 150 + Math.floor(random() * 400),
      barredHosts: [],
    };
  };
  const list = Array.from({ length: markets }, (_, i) => market(i));
  const host = (i: number): PlanHost => {
    const zone = homes[i % sites] ?? "Asia/Shanghai";
    const spoken = [pick(list), pick(list), ...(random() < 0.2 ? [pick(list)] : [])].map(
      ({ languages }) => languages[0]!,
    );
    const wake = Math.floor(random() * 24);
    const clock = (hour: number): string => `${String(hour % 24).padStart(2, "0")}:00`;
    return {
      id: `h${String(i).padStart(3, "0")}`,
      zone,
      site: `s${i % sites}`,
      languages: Object.fromEntries(
        spoken.map((language) => [language, 0.6 + Math.floor(random() * 5) / 10]),
      ),
      available: [
        {
          days: days.filter(() => random() < 0.8),
          from: clock(wake + 9),
          to: `${((wake + 9) % 24) + 11}:00`,
        },
      ],
      off: [],
      sleep: { from: clock(wake), to: clock(wake + 8) },
      limits: {
        rest: 660,
        shiftSpan: 600,
        break: 30,
        nightsPerWeek: 2,
        perDay: 240,
        perWeek: tight ? 480 : 1080,
      },
      pay: 30 + Math.floor(random() * 50),
      nightPremium: 0.25,
    };
  };
  return {
    campaign: `${size}${seed}`,
    currency: "CNY",
    window: { from: "2027-03-01", to: new Date(Date.UTC(2027, 2, weeks * 7)).toISOString().slice(0, 10) },
    resolution: 30,
    markets: list,
    hosts: Array.from({ length: tight ? Math.ceil(hosts / 2) : hosts }, (_, i) => host(i)),
    studios: Array.from({ length: sites * Math.ceil(hosts / sites / 3) }, (_, i) => ({
      id: `r${i}`,
      site: `s${i % sites}`,
      turnaround: 30,
    })),
    products: Array.from({ length: products }, (_, i) => ({
      sku: `P${i}`,
      markets: list.filter(() => random() < 0.6).map((m) => m.id),
      minAppearances: Math.floor(random() * weeks),
      priority: 1 + Math.floor(random() * 3),
    })),
    weights: defaultWeights,
    pins: [],
    rounds: 300,
    seed: 1,
    maxGap: 0.01,
  };
}
