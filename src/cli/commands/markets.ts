import type { Command } from "commander";
import type { CommandContext } from "../program.ts";

export function define(_command: Command, _context: CommandContext): void {}
