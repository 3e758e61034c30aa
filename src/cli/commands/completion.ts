import type { Command } from "commander";
import { usageError } from "../../model/diagnostic.ts";
import { visible } from "../../render/layout/visible.ts";
import { candidates } from "../complete.ts";
import { outputOptions, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";

const bash = `_xb() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(xb completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _xb xb
`;

const zsh = `#compdef xb
_xb() {
  local -a found
  found=("\${(@f)$(xb completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -- $found
  _files
}
compdef _xb xb
`;

const fish = `function __xb_words
  set -l tokens (commandline -opc) (commandline -ct)
  xb completion words -- $tokens[2..-1] 2>/dev/null
end
complete -c xb -a '(__xb_words)'
`;

const scripts: Readonly<Record<string, string>> = { bash, zsh, fish };

/** `xb completion SHELL` prints a script; the script asks `xb completion words -- WORDS` for candidates. */
export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  outputOptions(command, t)
    .argument("<shell>", "bash | zsh | fish")
    .argument("[words...]")
    .addHelpText("after", `\n${t("completion.examples")}`)
    .action(async (shell: string, words: string[]) => {
      const script = scripts[shell];
      if (script !== undefined) await context.terminal.out(script);
      else if (shell === "words") {
        const found = candidates(words, context.terminal);
        await context.terminal.out(found.map((word) => `${visible(word)}\n`).join(""));
      } else throw usageError("usage.unknown-shell", { shell });
    });
}
