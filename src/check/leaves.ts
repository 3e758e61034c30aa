import type { Makers } from "./leaf.ts";
import { marketLeaves } from "./leaves-market.ts";
import { productLeaves } from "./leaves-product.ts";
import { saleLeaves } from "./leaves-sale.ts";

export const leaves: Makers = { ...productLeaves, ...saleLeaves, ...marketLeaves };
