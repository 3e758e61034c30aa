import { zonesOf } from "./days.ts";
import { html, type Markup, nothing, raw } from "./markup.ts";
import { host, say, type View } from "./view.ts";

/** In whose time the calendars stand. Script alone can move them, so it is script that shows this. */
export function zoneSwitch(view: View): Markup {
  const homes = new Set(Object.values(view.launch.hosts).map(({ zone }) => zone));
  const zones = zonesOf(view).filter((zone) => homes.has(zone) || zone === "Etc/UTC");
  const choices = [
    choice("", say("page.market-zone"), true),
    ...zones.map((zone) => choice(zone, zoneName(view, zone))),
    choice("mine", say("page.my-zone")),
  ];
  return html`<fieldset class="switch js" hidden><legend>${say("page.times-in")}</legend>${choices}</fieldset>`;
}

function choice(value: string, label: Markup, checked = false): Markup {
  const state = checked ? raw(" checked") : nothing;
  return html`<label><input type="radio" name="zone" value="${value}"${state}><span>${label}</span></label>`;
}

/** A zone, and the hosts who live by it. */
function zoneName({ launch, ...view }: View, zone: string): Markup {
  const ids = Object.keys(launch.hosts).filter((id) => launch.hosts[id]!.zone === zone);
  const name = zone === "Etc/UTC" ? "UTC" : zone;
  const hosts = ids.map((id, i) => html`${i > 0 ? " · " : ""}${host({ launch, ...view }, id)}`);
  return ids.length === 0 ? html`${name}` : html`${name} <small>${hosts}</small>`;
}
