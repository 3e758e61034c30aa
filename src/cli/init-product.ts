import { type ProductAnswers, slug } from "../app/init.ts";
import { likelyCategories } from "../app/likely-category.ts";
import { bundledWords } from "../app/tables.ts";
import { hsSchema, idSchema, moneySchema, weightSchema } from "../model/scalar.ts";
import { message } from "../text/message.ts";
import { type Asking, flagged, orEmpty, told } from "./asking.ts";

/** A product; what the example has, another product is asked for, and may leave open. */
export async function askProduct(
  asking: Asking,
  origin: string,
  currency: string,
  taken: readonly string[] = [],
): Promise<ProductAnswers> {
  const example = message(asking.lang, "init.first-product");
  const name = await told(asking, "product", example);
  const known = name === example ? exampleOf(currency) : nothing;
  const sku = flagged(asking, "sku", idSchema) ?? (known.sku || freshSku(name, taken));
  const category =
    flagged(asking, "category", undefined) ?? (known.category || (await askCategory(asking, name)));
  const hs =
    flagged(asking, "hs", hsSchema) ?? (known.hs || (await told(asking, "hs", "", orEmpty(hsSchema))));
  const weight =
    flagged(asking, "weight", weightSchema) ??
    (known.weight || (await told(asking, "weight", "", orEmpty(weightSchema))));
  const cost = await told(asking, "cost", known.cost, orEmpty(moneySchema));
  const price = await told(asking, "price", known.price, orEmpty(moneySchema));
  const given = Object.entries({ category, hs, weight, cost, price }).filter(([, value]) => value !== "");
  return { sku, name, origin, ...Object.fromEntries(given) };
}

const nothing = { sku: "", category: "", hs: "", weight: "", cost: "", price: "" };

const exampleOf = (currency: string): typeof nothing => ({
  sku: "TEA-001",
  category: "food.tea",
  hs: "0902.10",
  weight: "150g",
  cost: `18.00 ${currency}`,
  price: `139.00 ${currency}`,
});

/** A list to search in; what the name suggests stands first, and leaving it open is always offered. */
async function askCategory({ prompts, lang }: Asking, name: string): Promise<string> {
  const { categories } = bundledWords();
  const likely = likelyCategories(name, categories);
  const ids = [...likely, ...Object.keys(categories).filter((id) => !likely.includes(id))];
  const choices = ids.map((id) => ({ value: id, name: `${id}  ${categories[id]![lang]}` }));
  const open = { value: "", name: message(lang, "init.later") };
  return prompts.one("init.ask-category", likely.length > 0 ? [...choices, open] : [open, ...choices], "");
}

/** From the name's Latin letters; else the first number that is free. */
function freshSku(name: string, taken: readonly string[]): string {
  const numbered = Array.from({ length: taken.length + 1 }, (_, i) => `P-${String(i + 1).padStart(3, "0")}`);
  return slug(name, numbered.find((id) => !taken.includes(id))!).toUpperCase();
}
