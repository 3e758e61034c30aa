import { copyOf, type Reader, readAmount, readSize, readWeight } from "./stream-figures.ts";

/** Cells that were found to be what the schema of a product wants, column by column. */
export interface ProvenCells {
  holds(cells: readonly string[]): boolean;
  add(cells: readonly string[]): void;
}

const mostTexts = 20_000;

const readers: Readonly<Record<string, Reader>> = {
  cost: readAmount,
  price: readAmount,
  wasPrice: readAmount,
  lowestPrice30Days: readAmount,
  weight: readWeight,
  netWeight: readWeight,
  size: readSize,
};

/** Columns of which any text will do, once there is one. */
const free = /^name(\.|$)/;

/** The parts of a product do not depend on each other: a row of proven cells is a product. */
export function provenCells(columns: readonly string[]): ProvenCells {
  const own = columns.map((name) => readers[name.split(".", 1)[0]!]);
  const proofs = columns.map((name, index) =>
    free.test(name) || own[index] !== undefined ? undefined : new Set<string>(),
  );
  /** Columns whose name was proven by a cell in it. */
  const opened = columns.map(() => false);
  const sku = columns.indexOf("sku");
  const holds = (cells: readonly string[]): boolean => {
    for (let index = 0; index < cells.length; index++) {
      if (index === sku) continue;
      const cell = cells[index]!.trim();
      if (cell === "") continue;
      if (!opened[index]) return false;
      const read = own[index];
      if (read === undefined ? proofs[index]?.has(cell) === false : read(cell, scratch) === undefined) {
        return false;
      }
    }
    return true;
  };
  const scratch = { n: 0, kind: { key: "", denominator: 1n } };
  return {
    holds,
    add(cells) {
      cells.forEach((written, index) => {
        const cell = written.trim();
        if (cell === "") return;
        opened[index] = true;
        const texts = proofs[index];
        if (texts === undefined || index === sku) return;
        if (texts.size >= mostTexts) texts.clear();
        texts.add(copyOf(cell));
      });
    },
  };
}
