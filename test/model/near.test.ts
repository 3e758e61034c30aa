import { describe, expect, it } from "vitest";
import { near } from "../../src/model/near.ts";

describe("the word that was probably meant", () => {
  it.each([
    ["shpo", ["empty", "shop"], "shop"],
    ["chek", ["check", "cost"], "check"],
    ["de", ["DE", "US"], "DE"],
    ["sa", ["AS", "US"], "AS"],
    ["ab", ["ba", "cc"], "ba"],
    ["launch.yml", ["hosts.yaml", "launch.yaml"], "launch.yaml"],
    ["mug", ["lamp", "vase"], undefined],
    ["x", [], undefined],
  ])("%s of %j is %s", (word, words, meant) => {
    expect(near(word, words)).toBe(meant);
  });
});
