import { Zone } from "luxon";
import { isZone, offsetMinutes, offsetText } from "./zone.ts";

/** luxon formatting on xb's own zone table. */
export class TableZone extends Zone {
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  override get type(): string {
    return "xb";
  }
  override get name(): string {
    return this.#name;
  }
  override get isUniversal(): boolean {
    return false;
  }
  override get isValid(): boolean {
    return isZone(this.#name);
  }
  override offsetName(ms: number): string {
    return `UTC${this.formatOffset(ms, "short")}`;
  }
  override formatOffset(ms: number, format: "narrow" | "short" | "techie"): string {
    const text = offsetText(this.offset(ms));
    if (format === "techie") return text.replace(":", "");
    return format === "narrow" ? text.replace(/^([+-])0?(\d+):00$/, "$1$2") : text;
  }
  override offset(ms: number): number {
    return offsetMinutes(this.#name, Math.floor(ms / 60_000));
  }
  override equals(other: Zone): boolean {
    return other instanceof TableZone && other.name === this.#name;
  }
}
