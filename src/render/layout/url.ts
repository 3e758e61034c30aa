/** The address, normalised, if it is http or https; nothing else may be clicked. */
export function httpUrl(url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).href.replace(/[<>\\`]/g, encodeURIComponent);
}
