// What the tests of the pure rooms use of vitest, over vitest's own `expect`: a mutant then costs no start of a runner.
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from "@vitest/expect";
import * as chai from "chai";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, chai.expect);
export const expect = chai.expect;

let suite = { hooks: [], above: undefined };
const found = globalThis.foundTests;

export function describe(_, ...rest) {
  const body = rest.find((part) => typeof part === "function");
  suite = { hooks: [], above: suite };
  body();
  suite = suite.above;
}

export function it(_, ...rest) {
  found.push({ run: rest.find((part) => typeof part === "function"), suite });
}

export const beforeAll = (hook) => suite.hooks.push(hook);
export const beforeEach = beforeAll;
export const afterAll = (hook) => globalThis.afterTests.push(hook);

const each = (declare) => (rows) => (name, body) => {
  for (const row of rows) declare(name, () => body(...(Array.isArray(row) ? row : [row])));
};
describe.each = each(describe);
it.each = each(it);
export const test = it;
