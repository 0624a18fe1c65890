import { describe, expect, it } from "vitest";
import { isOwnOrigin, ownOrigins } from "#lib/auth/origin";

const SITE = "https://practice.example.org";
const allows = (headers: Record<string, string>, own = [SITE]) => isOwnOrigin(new Headers(headers), own);

describe("isOwnOrigin (SEC-21)", () => {
  it("takes our own origin, with a same-origin fetch or from a browser that says nothing of it", () => {
    expect(allows({ origin: SITE })).toBe(true);
    expect(allows({ origin: SITE, "sec-fetch-site": "same-origin" })).toBe(true);
  });

  it.each([
    ["no Origin at all", {}],
    ["no Origin, same-origin fetch", { "sec-fetch-site": "same-origin" }],
    ["no Origin, our own Referer", { referer: `${SITE}/today` }],
    ["Origin null", { origin: "null" }],
    ["Origin null, same-origin fetch", { origin: "null", "sec-fetch-site": "same-origin" }],
    ["an empty Origin", { origin: "" }],
    ["a foreign origin", { origin: "https://evil.example" }],
    [
      "a foreign origin that names us in the forwarded host",
      {
        origin: "https://evil.example",
        host: "evil.example",
        "x-forwarded-host": "evil.example",
      },
    ],
    ["a foreign origin with our host", { origin: "https://evil.example", host: "practice.example.org" }],
    ["plain http", { origin: "http://practice.example.org" }],
    ["another port", { origin: `${SITE}:8443` }],
    ["a subdomain", { origin: "https://www.practice.example.org" }],
    ["a domain above", { origin: "https://example.org" }],
    ["our name as a prefix", { origin: `${SITE}.evil.example` }],
    ["our name as a user", { origin: "https://practice.example.org@evil.example" }],
    ["a path behind it", { origin: `${SITE}/` }],
    ["upper case", { origin: SITE.toUpperCase() }],
    ["two origins", { origin: `${SITE} https://evil.example` }],
    ["a list of origins", { origin: `${SITE}, ${SITE}` }],
    ["our origin, cross-site fetch", { origin: SITE, "sec-fetch-site": "cross-site" }],
    ["our origin, same-site fetch", { origin: SITE, "sec-fetch-site": "same-site" }],
    ["our origin, fetch from nowhere", { origin: SITE, "sec-fetch-site": "none" }],
    [
      "our origin, a fetch word nobody knows",
      { origin: SITE, "sec-fetch-site": "Same-Origin ".toUpperCase() },
    ],
  ] as [string, Record<string, string>][])("refuses %s", (_what, headers) => {
    expect(allows(headers)).toBe(false);
  });

  it("refuses everything when no origin is ours", () => {
    expect(allows({ origin: SITE }, [])).toBe(false);
    expect(allows({ origin: "undefined" }, [])).toBe(false);
  });
});

describe("ownOrigins", () => {
  it("is the one that is set, without its path", () => {
    expect(ownOrigins({ EVENKEEL_ORIGIN: "https://practice.example.org/start", PORT: "8080" })).toEqual([
      SITE,
    ]);
  });

  it("is this machine by name and number otherwise", () => {
    expect(ownOrigins({})).toEqual(["http://localhost:3000", "http://127.0.0.1:3000"]);
    expect(ownOrigins({ PORT: "8080" })[0]).toBe("http://localhost:8080");
  });
});
