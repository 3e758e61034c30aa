// Catalogues for the benchmarks: the same rows every time.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Category, headings of its HS codes, what its products may contain, their materials, what they are called. */
const goods = [
  [
    "apparel.tops",
    "6109.10 6109.90 6105.10 6205.20",
    "cotton silk -",
    "cotton polyester",
    "T-shirt Shirt Polo",
  ],
  ["apparel.dress", "6204.42 6204.43 6104.42", "cotton silk -", "cotton", "Dress Qipao"],
  ["apparel.outerwear", "6201.40 6202.40 6110.20", "wool feather down -", "wool polyester", "Coat Parka"],
  ["apparel.children", "6111.20 6111.30 6209.20", "cotton cord -", "cotton", "Romper Bodysuit"],
  ["footwear.sneakers", "6404.11 6402.99", "leather -", "leather", "Sneakers Trainers"],
  ["bag.handbag", "4202.21 4202.22", "leather -", "leather polyester", "Handbag Tote"],
  ["bag.backpack", "4202.92 4202.12", "battery -", "polyester", "Backpack"],
  ["jewelry.necklace", "7117.19 7113.11", "nickel lead -", "steel", "Necklace Pendant"],
  ["jewelry.watch", "9102.11 9101.11", "button-cell leather -", "steel leather", "Watch"],
  ["toy.plush", "9503.00", "small-parts button-cell -", "polyester cotton", "Bear Rabbit Panda"],
  ["toy.electronic", "9503.00", "button-cell radio magnet -", "abs steel", "Robot Drone Car"],
  ["toy.wood", "9503.00", "wood small-parts -", "wood", "Puzzle Blocks"],
  ["electronics.audio", "8518.30 8518.22 8527.13", "battery radio -", "abs silicone", "Earbuds Speaker"],
  ["electronics.wearable", "8517.62", "battery radio -", "silicone steel", "Smart-watch Band"],
  ["electronics.charger", "8504.40 8507.60", "mains lithium-battery -", "abs", "Charger Adapter"],
  ["electronics.lamp", "9405.21 9405.42", "mains battery -", "steel", "Lamp Lantern"],
  ["cosmetic.skincare", "3304.99 3401.30", "fragrance collagen carmine -", "", "Cream Serum Mask"],
  ["cosmetic.makeup", "3304.10 3304.20", "carmine fragrance -", "", "Lipstick Palette"],
  ["cosmetic.perfume", "3303.00", "alcohol-chemical flammable -", "", "Perfume Mist"],
  ["kitchenware.tableware", "6911.10 6912.00 3924.10", "ceramic food-contact lead -", "", "Cup Teapot"],
  ["kitchenware.knife", "8211.91 8211.92", "blade food-contact -", "steel wood", "Knife Cleaver"],
  ["home.textile", "6302.21 6302.60 6304.93", "cotton feather -", "cotton", "Bedding Towel"],
  ["home.decor", "8306.29 4420.10", "wood magnet -", "wood", "Vase Frame"],
  ["food.tea", "0902.10 0902.30 2106.90", "caffeine botanical -", "", "Tea Pu-erh Oolong"],
  ["food.snack", "1905.90 2008.19 2005.20", "nuts gluten soy pork -", "", "Crackers Chips"],
  ["food.confectionery", "1704.90 1806.90", "gelatin dairy nuts cocoa -", "", "Candy Chocolate"],
  ["food.supplement", "2106.90", "collagen botanical fish -", "", "Capsules Powder"],
  ["sport.mat", "4016.91 3918.90", "latex -", "silicone", "Mat"],
  ["stationery", "4820.10 9608.10", "liquid -", "", "Notebook Pen"],
  ["pet", "4201.00 2309.10", "leather meat -", "leather", "Leash Treats"],
].map((row) => row.map((cell, index) => (index === 0 ? cell : cell.split(" ").filter(Boolean))));

const strange = new Set(["down", "latex"]);
const qualities =
  "Soft,Light,Organic,Classic,Mini,Travel,Eco-friendly,Handmade,Premium,Vintage,Summer,Jade,云锦,轻便".split(
    ",",
  );
const makers =
  "Lingxi,Qingyun,Baihe,Nanshan,Haitang,Yunduo,Xiaoman,Daxue,Lichun,Guyu,Shuangjiang,Hanlu".split(",");
const origins = ["CN", "CN", "CN", "CN", "VN", "IN", "TR"];
const labels = ["", "", "en", "en;zh", "en;fr"];
const elements = [
  "",
  "",
  "composition;care;origin",
  "ingredients;net-content;maker",
  "tracking-label;warnings",
];
const claims = ["", "", "-", "organic", "halal", "waterproof"];

const columns = [...new Set(goods.flatMap(([, , , materials]) => materials))];
const head = [
  "sku,name,category,hs,origin,cost,price.US,weight,size,quantityPerOrder",
  "contains,claims,labels.languages,labels.elements",
  ...columns.map((column) => `materials.${column}`),
  "evidence",
].join(",");

/** Rows are variants of so many designs at most, a twentieth of the rows. */
const mostDesigns = 20_000;

/**
 * A folder with a launch of `count` products in one market: variants of designs, every name its own. `distinct`: no two
 * rows are alike in what rules look at.
 */
export function catalogue(folder, count, { market = "US", distinct = false, most = mostDesigns } = {}) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "launch.yaml"),
    `xb: 1\nname: Benchmark\ncurrency: CNY\norigin: CN\nproducts: products.csv\nmarkets: [ { id: ${market} } ]\n`,
  );
  const file = join(folder, "products.csv");
  const handle = openSync(file, "w");
  const random = randomFrom(12345);
  const any = (list) => list[random(list.length)];
  const different = Math.min(most, Math.max(100, count / 20));
  const designs = Array.from({ length: different }, () => design(any, random));
  let text = `${head}\n`;
  for (let row = 0; row < count; row++) {
    const { category, code, origin, nouns, words, materials, paper } = any(designs);
    const [cost, price] = [500 + random(9000), 1000 + random(20000)];
    const size = `${5 + random(20)}x${5 + random(20)}x${1 + random(10)}cm`;
    const name = `${any(qualities)} ${any(nouns)} ${any(makers)} ${row}, ${any(qualities).toLowerCase()}`;
    const shares = columns.map((column) => materials.get(column) ?? "");
    if (distinct) shares[0] = `${(50 + (row % 50_000_000) / 1_000_000).toFixed(6)}%`;
    text += `SKU-${row},"${name}",${category},${code},${origin},${(cost / 100).toFixed(2)} CNY,`;
    text += `${(price / 100).toFixed(2)} USD,${50 + random(950)}g,${size},1,`;
    text += `${words},${shares.join(",")},${distinct ? testReport(row) : paper}\n`;
    if (text.length > 1 << 20) {
      writeSync(handle, text);
      text = "";
    }
  }
  writeSync(handle, text);
  closeSync(handle);
  return file;
}

/** What all variants of a design share. */
function design(any, random) {
  const [category, headings, contents, materials, nouns] = any(goods);
  const possible = contents.filter((word) => !strange.has(word));
  const contained = [any([...possible, ""]), any(["", "", ...possible])].filter(Boolean);
  const listed = contained.includes("-") ? "-" : [...new Set(contained)].join(";");
  const first = 50 + 5 * random(11);
  return {
    category,
    code: `${any(headings)}.${10 + 10 * random(4)}`,
    origin: any(origins),
    nouns,
    words: [listed, any(claims), any(labels), any(elements)].join(","),
    materials: new Map(
      materials.map((material, index) => [
        material,
        materials.length < 2 ? "100%" : `${index === 0 ? first : 100 - first}%`,
      ]),
    ),
    paper: random(20) === 0 ? testReport(random(40)) : "",
  };
}

const testReport = (number) => `"[{""type"":""test-report"",""number"":""TR-${number}""}]"`;

function randomFrom(start) {
  let seed = start;
  return (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
}
