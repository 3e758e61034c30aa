import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fetchText } from "../../src/load/fetch-rates.ts";
import { InputError } from "../../src/model/diagnostic.ts";
import { bin, folder, type Ran } from "./run.ts";

const on = ["--on", "2026-11-24"];

/** Whatever opens a connection, asks for a name or sends a packet is written down and fails. */
const guard = `
const { appendFileSync } = require("node:fs");
const net = require("node:net"), dns = require("node:dns"), dgram = require("node:dgram"), tls = require("node:tls");
const refuse = (what) => () => { appendFileSync(process.env.XB_TEST_SOCKETS, what + "\\n"); throw new Error("no network: " + what); };
net.Socket.prototype.connect = refuse("connect");
tls.connect = refuse("tls");
dgram.createSocket = refuse("dgram");
net.Server.prototype.listen = refuse("listen");
for (const name of Object.keys(dns)) if (/^(lookup|resolve|reverse)/.test(name)) dns[name] = refuse("dns." + name);
for (const name of Object.keys(dns.promises)) if (/^(lookup|resolve|reverse)/.test(name)) dns.promises[name] = refuse("dns." + name);
globalThis.fetch = refuse("fetch");
globalThis.WebSocket = refuse("websocket");
`;

function guarded(args: readonly string[], cwd: string): Ran & { readonly sockets: string } {
  const at = folder();
  const file = join(at, "guard.cjs");
  writeFileSync(file, guard);
  const log = join(at, "sockets");
  const done = spawnSync(process.execPath, ["--require", file, bin, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: at, XB_TEST_SOCKETS: log },
    encoding: "utf8",
  });
  const sockets = existsSync(log) ? readFileSync(log, "utf8") : "";
  return { code: done.status, out: done.stdout, err: done.stderr, sockets };
}

describe("no command opens a socket", () => {
  const launch = folder("minimal");
  const results = join(launch, "check.json");
  writeFileSync(results, guarded(["check", ...on, "-f", "json"], launch).out);
  const rates = join(launch, "rates.csv");
  writeFileSync(rates, "Date, USD, JPY, \n26 September 2024, 1.1155, 160.78, \n");
  const tariff = join(process.cwd(), "test/tariff/samples/uk-measures.csv");
  it.each([
    ["--version"],
    ["--help"],
    ["plan", ...on, "-o", "plan.ics"],
    ["check", ...on, "-f", "sarif"],
    ["cost", ...on],
    [
      "cost",
      "--to",
      "US",
      "--hs",
      "6109.10.00",
      "--duty",
      "16.5%",
      "--origin",
      "CN",
      "--value",
      "50 USD",
      "--weight",
      "1kg",
      ...on,
    ],
    ["report", ...on, "-o", "page.html"],
    ["compare", ...on],
    ["init", "new", "--yes"],
    ["markets"],
    ["markets", "show", "SA"],
    ["markets", "verify", "SA", ...on],
    ["explain", "sa.halal.ingredient"],
    ["tariff", "import", tariff, "-m", "GB", "--data-dir", "t"],
    ["tariff", "show", "0902.10", "-m", "US"],
    ["fx"],
    ["fx", "import", rates, "--data-dir", "r"],
    ["schema", "launch"],
    ["merge", results],
    ["completion", "words", "--", "check", "-m", "S"],
  ])("%j", (...args) => {
    const ran = guarded(args, launch);
    expect(ran.sockets).toBe("");
    expect([0, 1], ran.err).toContain(ran.code);
  });

  it("but fx update, when it is asked", () => {
    const ran = guarded(["fx", "update", "--data-dir", "r"], launch);
    expect(ran.sockets).not.toBe("");
    expect(ran.code).not.toBe(0);
  });
});

describe("fx update trusts nobody", () => {
  const rates = (n: number): string =>
    `<Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.10'/>${" ".repeat(n)}</Cube></Cube>`;

  async function serve(answer: RequestListener, use: (url: string) => Promise<void>): Promise<number> {
    let asked = 0;
    const server = createServer((request, response) => {
      asked++;
      answer(request, response);
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
    return asked;
  }

  const update = (url: string, data: string): Promise<Ran> =>
    new Promise((done) => {
      const args = [bin, "fx", "update", "--url", url, "--data-dir", data];
      const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH ?? "" } });
      let err = "";
      child.stderr.on("data", (chunk) => {
        err += chunk;
      });
      child.on("close", (code) => done({ code, out: "", err }));
    });

  it.each<[string, RequestListener, RegExp]>([
    ["a redirect", (_, r) => r.writeHead(302, { location: "/other" }).end(), /302/],
    ["more than it should be", (_, r) => r.end(rates(2 << 20)), /more than/],
    ["a stream without end", (_, r) => void setInterval(() => r.write(rates(1 << 16)), 1), /more than/],
    [
      "half an answer",
      (_, r) => void r.writeHead(200, { "content-length": "900" }).write("<Cube>", () => r.destroy()),
      /./,
    ],
    ["bytes that are no text", (_, r) => r.end(Buffer.from([0xff, 0xfe, 0x00])), /./],
    ["escape sequences", (_, r) => r.end("\u001b]0;owned\u0007<html>"), /./],
  ])("%s changes nothing", async (_, answer, message) => {
    const asked = await serve(answer, async (url) => {
      const data = folder();
      const ran = await update(url, data);
      expect(ran.err).toMatch(message);
      expect(ran.err).not.toContain("\u001b");
      expect(ran.code).toBe(2);
      expect(readdirSync(data)).toEqual([]);
    });
    expect(asked).toBe(1);
  });

  it.each<[string, RequestListener]>([
    ["never answers", () => {}],
    ["answers drop by drop", (_, r) => void setInterval(() => r.write(" "), 20)],
  ])("gives up on one that %s", async (_, answer) => {
    await serve(answer, async (url) => {
      const problem = await fetchText(url, 300).catch((error: unknown) => error);
      expect(problem).toBeInstanceOf(InputError);
      expect((problem as InputError).diagnostics[0]?.args.reason).toBe("no answer within 0.3 s");
    });
  });
});
