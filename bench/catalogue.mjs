// Catalogues for the benchmarks: the same rows every time.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

const goods = [
  ["6109.10.0012", "apparel.tops"],
  ["8518.30.2000", "electronics.audio"],
  ["4202.22.4500", "bag.handbag"],
  ["3304.99.5000", "cosmetic.skincare"],
  ["6911.10.8010", "kitchenware.tableware"],
  ["7117.19.9000", "jewelry.necklace"],
  ["9503.00.0073", "toy.plush"],
  ["0902.10.1015", "food.tea"],
];

const head = "sku,name,category,hs,origin,cost,price.US,weight,size,quantityPerOrder";

/** A folder with a launch of `count` products in one market. */
export function catalogue(folder, count, market = "US") {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "launch.yaml"),
    `xb: 1\nname: Benchmark\ncurrency: CNY\norigin: CN\nproducts: products.csv\nmarkets: [ { id: ${market} } ]\n`,
  );
  const file = join(folder, "products.csv");
  const handle = openSync(file, "w");
  let seed = 12345;
  const random = (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  let text = `${head}\n`;
  for (let row = 0; row < count; row++) {
    const [hs, category] = goods[random(goods.length)];
    const [cost, price] = [500 + random(9000), 1000 + random(20000)];
    const size = `${5 + random(20)}x${5 + random(20)}x${1 + random(10)}cm`;
    text += `SKU-${row},"Product ${row}, fine",${category},${hs},CN,${(cost / 100).toFixed(2)} CNY,`;
    text += `${(price / 100).toFixed(2)} USD,${50 + random(950)}g,${size},1\n`;
    if (text.length > 1 << 20) {
      writeSync(handle, text);
      text = "";
    }
  }
  writeSync(handle, text);
  closeSync(handle);
  return file;
}
