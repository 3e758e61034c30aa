import type { CheckItem } from "../../model/check-result.ts";
import { gravity, referenceText, takesText } from "../check/task.ts";
import { httpUrl } from "../layout/url.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { say, tell, type View } from "./view.ts";

/** The item's message in each language; `index` is its place in the result's list. */
export const messageOf = (view: View, index: number): Markup =>
  tell((lang) => (view.in(lang).check ?? view.result.check)?.items[index]?.message ?? "");

/** One finding in full: what, how to mend it, the law with its dates, and how sure we are. */
export function finding(view: View, item: CheckItem, index: number, concerns: Markup = nothing): Markup {
  const tag = html`<span class="tag ${item.status} ${item.severity}">${tell((lang) => gravity({ lang }, item))}</span>`;
  const what = html`<p class="what">${messageOf(view, index)}${concerns}</p>`;
  const rule = html`<p class="law">${law(item)} <code>${item.rule}</code></p>`;
  return html`<li>${tag}<div>${what}${fix(view, item, index)}${takes(item)}${waiver(item)}${rule}</div></li>`;
}

function fix(view: View, item: CheckItem, index: number): Markup {
  const { fix: todo } = item;
  if (!todo) return nothing;
  return html`<p class="fix">→ ${tell((lang) => view.in(lang).check?.items[index]?.fix ?? todo)}</p>`;
}

const takes = (item: CheckItem): Markup =>
  item.takes === undefined
    ? nothing
    : html`<p class="fix">${tell((lang) => takesText({ lang }, item) ?? "")}</p>`;

function waiver({ waiver: given }: CheckItem): Markup {
  if (given === undefined) return nothing;
  return html`<p class="fix">${say("page.waived", { reason: given.reason, until: given.until ?? "–" })}</p>`;
}

function law(item: CheckItem): Markup {
  return outLink(
    tell((lang) => referenceText({ lang }, item)),
    item.reference.url,
  );
}

/** A link that tells the other side nothing; plain words where the address is not http(s). */
export function outLink(words: Markup, url: string | undefined): Markup {
  const address = httpUrl(url);
  return address === undefined ? words : html`<a href="${address}" rel="noreferrer noopener">${words}</a>`;
}
