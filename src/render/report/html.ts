export { renderPage as render } from "../html/page.ts";
