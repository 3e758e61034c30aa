import { html, type Markup, type Part } from "./markup.ts";

/** What is wider than the screen scrolls by itself, by keyboard too; `label` is the id of its heading. */
export const scrolling = (label: string, content: Markup): Markup =>
  html`<div class="scroll" tabindex="0" role="group" aria-labelledby="${label}">${content}</div>`;

interface TableParts {
  /** The id of the heading that names the table. */
  readonly label: string;
  /** `matrix` for coloured cells, `list` for rows of text. */
  readonly kind: string;
  /** Header cells, made by `head`. */
  readonly heads: Part;
  readonly rows: Part;
}

/** With many markets the cells are narrower, and a verdict is its sign and colour. */
export const matrixKind = (markets: readonly unknown[]): string =>
  markets.length > 8 ? "matrix dense" : "matrix";

export const head = (text: Markup, kind?: "num"): Markup =>
  kind === undefined
    ? html`<th scope="col">${text}</th>`
    : html`<th scope="col" class="${kind}">${text}</th>`;

export const dataTable = ({ label, kind, heads, rows }: TableParts): Markup =>
  scrolling(
    label,
    html`<table class="${kind}"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  );

/** A part of the page under its heading; its id is what the contents link to. */
export const section = (id: string, title: Markup, content: Markup): Markup =>
  html`<section id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${title}</h2>${content}</section>
`;
