export { type FailOn, failOnLevels, gateFailures, newSince } from "../check/gate.ts";
