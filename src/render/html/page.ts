import type { ReportResult } from "../../model/report.ts";
import { type Lang, langs, message } from "../../text/message.ts";
import { type RenderContext, textIn } from "../context.ts";
import { safeJson } from "../json.ts";
import { dateIn } from "../layout/number.ts";
import { warningTexts } from "../warnings.ts";
import { compareSection } from "./compare.ts";
import { costSection } from "./cost.ts";
import { daysOf, midnights, zonesOf } from "./days.ts";
import { headline } from "./headline.ts";
import { html, type Markup, nothing, raw } from "./markup.ts";
import { planSection } from "./plan.ts";
import { pageScript, pageScriptHash } from "./script.ts";
import { soonSection } from "./soon.ts";
import { sourceSection } from "./sources.ts";
import { pageStyle, pageStyleHash } from "./style.ts";
import { taskSection } from "./tasks.ts";
import { verdictSection } from "./verdicts.ts";
import { say, tell, tellText, type View, viewOf } from "./view.ts";

/** One page that needs nothing else: no network, and script only for comfort. */
export function renderPage(
  result: ReportResult,
  { lang, undeclared }: Pick<RenderContext, "lang" | "undeclared">,
): string {
  const view = viewOf(result, lang, undeclared);
  const title = textIn(lang, result.launch.name);
  const policy = `default-src 'none'; style-src '${pageStyleHash}'; script-src '${pageScriptHash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="xb ${result.generator.version}">
<title>${title}</title>
<style>${raw(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#main">${say("page.skip")}</a>
${banner(view)}
<main id="main">${headline(view)}${warnings(view)}${body(view)}</main>
<footer><p>${say("page.footer", { version: result.generator.version })}</p></footer>
<script type="application/json" id="data">${scriptData(view)}</script>
<script>${raw(pageScript)}</script>
</body>
</html>
`.markup;
}

function body(view: View): Markup {
  const { check, cost, plan, compare } = view.result;
  const sections = [
    ...(check ? [verdictSection(view, check), taskSection(view, check)] : []),
    ...(plan ? [planSection(view, plan)] : []),
    ...(cost ? [costSection(view, cost)] : []),
    ...(compare ? [compareSection(view, compare)] : []),
  ];
  return html`${sections}${soonSection(view)}${sourceSection(view)}`;
}

function banner(view: View): Markup {
  const { launch, result } = view;
  const { window } = launch;
  const span = window
    ? tell((lang) => `${dateIn(lang, window.from)} – ${dateIn(lang, window.to)} · `)
    : nothing;
  const facts = tell((lang) => message(lang, "render.facts-of", { date: dateIn(lang, result.on) }));
  const title = html`<div class="title"><h1>${tellText(launch.name)}</h1><p>${span}${facts}</p></div>`;
  return html`<header class="banner">${title}<div class="controls">${languageSwitch(view)}${themeSwitch()}</div></header>
<nav aria-labelledby="h-nav"><span class="hide" id="h-nav">${say("page.contents")}</span>${links(view)}</nav>`;
}

function links({ result: { check, cost, plan, compare } }: View): Markup {
  const ids = [
    ...(check ? (["verdicts", "tasks"] as const) : []),
    ...(plan ? (["plan"] as const) : []),
    ...(cost ? (["cost"] as const) : []),
    ...(compare ? (["compare"] as const) : []),
  ];
  return html`${ids.map((id) => html`<a href="#${id}">${say(`page.nav.${id}`)}</a>`)}`;
}

/** Radio buttons that style sheets look at: they switch without script. */
function radio(name: string, value: string, label: Markup, checked: boolean): Markup {
  const state = checked ? raw(" checked") : nothing;
  const input = html`<input type="radio" name="${name}" id="${name}-${value}" value="${value}"${state}>`;
  return html`<label>${input}<span>${label}</span></label>`;
}

const choices = (title: Markup, radios: readonly Markup[]): Markup =>
  html`<fieldset class="switch"><legend class="hide">${title}</legend>${radios}</fieldset>`;

function languageSwitch({ lang }: View): Markup {
  const name = (each: Lang): Markup =>
    html`<span lang="${each}">${message(each, "page.language-name")}</span>`;
  return choices(
    say("page.language"),
    langs.map((each) => radio("lang", each, name(each), each === lang)),
  );
}

const themes = ["auto", "light", "dark"] as const;

const themeSwitch = (): Markup =>
  choices(
    say("page.theme"),
    themes.map((theme) => radio("theme", theme, say(`page.theme.${theme}`), theme === "auto")),
  );

function warnings(view: View): Markup {
  const textsIn = (lang: Lang): string[] => {
    const { plan, check, cost } = view.in(lang);
    const parts = [plan, check, cost].filter((part) => part !== undefined);
    return warningTexts((parts.length > 0 ? parts : [view.result]).flatMap((part) => part.warnings));
  };
  const own = textsIn(view.lang);
  if (own.length === 0) return nothing;
  const told = Object.fromEntries(langs.map((lang) => [lang, textsIn(lang)]));
  const lines = own.map((text, i) => html`<li>${tell((lang) => told[lang]?.[i] ?? text)}</li>`);
  const list = (part: readonly Markup[]): Markup => html`<ul class="plain">${part}</ul>`;
  const rest = lines.slice(mostWarnings);
  const more =
    rest.length === 0
      ? nothing
      : html`<details><summary>${say("render.more", { count: rest.length })}</summary>${list(rest)}</details>`;
  return html`<aside class="warnings" aria-labelledby="h-warnings"><h2 id="h-warnings">${say("page.warnings")}</h2>${list(lines.slice(0, mostWarnings))}${more}</aside>`;
}

const mostWarnings = 4;

/** What the script needs: the title in each language, and where days begin in each zone. */
function scriptData(view: View): Markup {
  const days = daysOf(view);
  const zones = Object.fromEntries(zonesOf(view).map((zone) => [zone, midnights(zone, days)]));
  const titles = Object.fromEntries(langs.map((lang) => [lang, textIn(lang, view.launch.name)]));
  return raw(safeJson({ titles, dates: days.dates, zones }).replaceAll("<", "\\u003c"));
}
