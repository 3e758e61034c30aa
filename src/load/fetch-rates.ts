import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { usageError } from "../model/diagnostic.ts";

const limit = 1 << 20;
const patience = 15_000;

/** The body of a small text file at a URL. No redirects, 15 s and 1 MiB at most; HTTPS, or HTTP on this machine. */
export function fetchText(url: string): Promise<string> {
  const fail = (reason: string): Error => usageError("fx.network", { url, reason });
  return new Promise((resolve, reject) => {
    const target = parse(url);
    if (target === undefined) return reject(fail("not an https address"));
    const ask = target.protocol === "https:" ? requestHttps : requestHttp;
    const request = ask(
      target,
      { headers: { accept: "application/xml, text/csv, application/json" } },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        if (response.statusCode !== 200) {
          response.resume();
          return reject(fail(`status ${response.statusCode}`));
        }
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > limit) request.destroy(new Error(`more than ${limit} bytes`));
          else chunks.push(chunk);
        });
        response.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
      },
    );
    const timer = setTimeout(
      () => request.destroy(new Error(`no answer within ${patience / 1000} s`)),
      patience,
    );
    request.on("error", (error) => reject(fail(error.message)));
    request.on("close", () => clearTimeout(timer));
    request.end();
  });
}

function parse(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const here = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && here) ? url : undefined;
}
