/** `script-src` of the page names this hash; a test computes it again. */
export const pageScriptHash = "sha256-bIkpaHH8vZNsXtQT54F5JhG8NhyzCCY7PzROwLMp4qY=";

/**
 * Comfort alone; without it the page says the same. It keeps the language and theme chosen, moves the
 * calendars' windows to another zone, tells the reader's own times, and opens all folds for printing.
 */
export const pageScript = `
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const store = { get(key) { try { return localStorage.getItem(key); } catch { return null; } }, set(key, value) { try { localStorage.setItem(key, value); } catch {} } };

for (const name of ["lang", "theme"]) {
  const kept = document.getElementById(name + "-" + store.get("xb-" + name));
  if (kept) kept.checked = true;
  for (const input of all("input[name=" + name + "]")) input.addEventListener("change", () => { store.set("xb-" + name, input.value); told(); });
}

function told() {
  const lang = document.querySelector("input[name=lang]:checked").value;
  document.documentElement.lang = lang;
  document.title = data.titles[lang];
  const format = new Intl.DateTimeFormat(lang, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  for (const cell of all("[data-utc]")) cell.textContent = format.format(new Date(cell.dataset.utc));
}

const ownMidnights = () => data.dates.map((date) => { const [y, m, d] = date.split("-"); return new Date(+y, m - 1, +d).getTime() / 60000; });

function showZone(zone) {
  for (const calendar of all("svg[data-zone]")) {
    const starts = zone === "mine" ? ownMidnights() : data.zones[zone || calendar.dataset.zone];
    all("svg.window", calendar).forEach((view, i) => {
      const [, , wide, high] = view.getAttribute("viewBox").split(" ");
      view.setAttribute("viewBox", "0 " + (starts[i] - calendar.dataset.origin) * calendar.dataset.scale + " " + wide + " " + high);
    });
  }
}

for (const element of all(".js")) element.hidden = false;
for (const input of all("input[name=zone]")) input.addEventListener("change", () => showZone(input.value));
for (const mine of all("input[name=zone][value=mine]")) mine.nextElementSibling.append(" ", Object.assign(document.createElement("small"), { textContent: Intl.DateTimeFormat().resolvedOptions().timeZone }));

let closed = [];
addEventListener("beforeprint", () => { closed = all("details:not([open])"); for (const fold of closed) fold.open = true; });
addEventListener("afterprint", () => { for (const fold of closed) fold.open = false; });
told();
`;
