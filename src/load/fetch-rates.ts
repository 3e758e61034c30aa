import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { usageError } from "../model/diagnostic.ts";
import { decode } from "./text-file.ts";

const limit = 1 << 20;

/**
 * The body of a small text file at a URL, in valid UTF-8. No redirects, 15 s in all and 1 MiB at most; HTTPS, or
 * HTTP on this machine.
 */
export async function fetchText(url: string, patience = 15_000): Promise<string> {
  const target = parse(url);
  if (target === undefined) throw usageError("fx.network", { url, reason: "not an https address" });
  let body: Buffer;
  try {
    body = await download(target, patience);
  } catch (error) {
    throw usageError("fx.network", { url, reason: (error as Error).message });
  }
  return decode(url, body);
}

function download(target: URL, patience: number): Promise<Buffer> {
  const ask = target.protocol === "https:" ? requestHttps : requestHttp;
  const headers = { accept: "application/xml, text/csv, application/json" };
  return new Promise((resolve, reject) => {
    const request = ask(target, { headers }, (response) => {
      if (response.statusCode === 200) collect(response).then(resolve, stop);
      else stop(new Error(`status ${response.statusCode}`));
    });
    const timer = setTimeout(() => stop(new Error(`no answer within ${patience / 1000} s`)), patience);
    const stop = (error: Error): void => {
      reject(error);
      request.destroy();
    };
    request.on("error", stop);
    request.on("close", () => clearTimeout(timer));
    request.end();
  });
}

async function collect(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Error(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const here = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && here) ? url : undefined;
}
