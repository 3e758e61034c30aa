import { isMessageId, type Lang, type MessageId, message } from "../text/message.ts";
import { Interrupted, type Terminal } from "./terminal.ts";

/** What is wrong with an answer; undefined where it will do. */
export type Fault = (answer: string) => string | undefined;

/** Questions to a person, each with the answer taken when nobody is asked. */
export interface Prompts {
  text(question: MessageId, preset: string, fault?: Fault): Promise<string>;
  /** One of a list that is searched by typing. */
  one(question: MessageId, choices: readonly Choice[], preset: string): Promise<string>;
  several(question: MessageId, choices: readonly Choice[], preset: readonly string[]): Promise<string[]>;
}

export interface Choice {
  readonly value: string;
  readonly name: string;
}

const silent: Prompts = {
  text: (_, preset) => Promise.resolve(preset),
  one: (_, __, preset) => Promise.resolve(preset),
  several: (_, __, preset) => Promise.resolve([...preset]),
};

/** Asks only on a terminal at both ends and outside CI; else every question answers itself. */
export async function openPrompts(terminal: Terminal, yes: boolean, lang: Lang): Promise<Prompts> {
  if (yes || !terminal.inIsTTY || !terminal.errIsTTY || terminal.env.CI) return silent;
  const { createPromptModule } = await import("inquirer");
  const prompt = createPromptModule({ output: process.stderr });
  const theme = {
    style: { keysHelpTip: (keys: readonly (readonly [string, string])[]) => keysIn(lang, keys) },
  };
  const brokenOff = (error: Error): never => {
    throw error.name === "ExitPromptError" ? new Interrupted() : error;
  };
  return {
    async text(question, preset, fault) {
      const validate = (value: string): string | true => fault?.(value) ?? true;
      const given = await prompt([
        { type: "input", name: "value", message: message(lang, question), default: preset, validate },
      ]).catch(brokenOff);
      return String(given.value);
    },
    async one(question, choices) {
      const source = (typed = ""): Choice[] => {
        const found = choices.filter((c) => c.value === "" || fits(c.name, typed));
        // What was searched for stands before the way out.
        return typed === "" ? found : found.sort((a, b) => Number(a.value === "") - Number(b.value === ""));
      };
      const given = await prompt([
        { type: "search", name: "value", message: message(lang, question), source, pageSize: 8, theme },
      ]).catch(brokenOff);
      return given.value as string;
    },
    async several(question, choices, preset) {
      // What is ticked already stands first, where it is seen.
      const first = choices.filter(({ value }) => preset.includes(value));
      const rest = choices.filter(({ value }) => !preset.includes(value));
      const options = [...first, ...rest].map((c) => ({
        ...c,
        short: c.value,
        checked: preset.includes(c.value),
      }));
      const given = await prompt([
        {
          type: "checkbox",
          name: "value",
          message: message(lang, question),
          choices: options,
          pageSize: 12,
          validate: (chosen) => chosen.length > 0 || message(lang, "prompt.one-at-least"),
          theme,
        },
      ]).catch(brokenOff);
      return given.value as string[];
    },
  };
}

/** Every word that was typed is in the name. */
const fits = (name: string, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.toLowerCase().includes(word));

/** The line under a list: which key does what. */
const keysIn = (lang: Lang, keys: readonly (readonly [string, string])[]): string =>
  keys.map((pair) => pair.map((word) => wordIn(lang, `prompt.${word}`, word)).join(" ")).join(" · ");

const wordIn = (lang: Lang, id: string, otherwise: string): string =>
  isMessageId(id) ? message(lang, id) : otherwise;
