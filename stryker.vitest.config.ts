import { defineConfig } from "vitest/config";

/** The tests that mutants are set against: those of the pure rooms, which need no built binary. */
export default defineConfig({
  test: {
    include: process.env.XB_TESTS?.split(",") ?? ["test/{model,cost,check,plan}/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
