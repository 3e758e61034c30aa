import { type Lang, type MessageId, message } from "../text/message.ts";
import type { Terminal } from "./terminal.ts";

/** Questions to a person, each with the answer taken when nobody is asked. */
export interface Prompts {
  text(question: MessageId, preset: string): Promise<string>;
  several(question: MessageId, choices: readonly string[], preset: readonly string[]): Promise<string[]>;
}

const silent: Prompts = {
  text: (_, preset) => Promise.resolve(preset),
  several: (_, __, preset) => Promise.resolve([...preset]),
};

/** Asks only on a terminal at both ends and outside CI; else every question answers itself. */
export async function openPrompts(terminal: Terminal, yes: boolean, lang: Lang): Promise<Prompts> {
  if (yes || !terminal.inIsTTY || !terminal.errIsTTY || terminal.env.CI) return silent;
  const { createPromptModule } = await import("inquirer");
  const prompt = createPromptModule({ output: process.stderr });
  return {
    async text(question, preset) {
      const given = await prompt([
        { type: "input", name: "value", message: message(lang, question), default: preset },
      ]);
      return String(given.value);
    },
    async several(question, choices, preset) {
      const options = choices.map((value) => ({ value, name: value, checked: preset.includes(value) }));
      const given = await prompt([
        { type: "checkbox", name: "value", message: message(lang, question), choices: options, pageSize: 12 },
      ]);
      return given.value as string[];
    },
  };
}
