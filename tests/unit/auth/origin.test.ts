import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOwnOrigin, ownOrigins, safePath } from "#lib/auth/origin";

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

/** Everything here would lead off the site in some browser, proxy or framework (SEC-23). */
const ESCAPES = [
  "//evil.example",
  "//evil.example/%2f..",
  "///evil.example",
  "////evil.example",
  "/\\evil.example",
  "/\\/evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "//evil.example ",
  "/ /evil.example",
  "https://evil.example",
  "http://evil.example",
  "HTTPS://EVIL.EXAMPLE",
  "https:evil.example",
  "https:/evil.example",
  "https:\\\\evil.example",
  "//user@evil.example",
  "//localhost:3000@evil.example",
  "https://localhost:3000.evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "javascript://localhost/%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "ftp://evil.example",
  "blob:https://evil.example/x",
  "about:blank",
  "mailto:x@evil.example",
  "evil.example",
  "www.evil.example/path",
  "today",
  "./today",
  "../today",
  "/..//evil.example",
  "/../today",
  "/today/../../evil.example",
  "/.//evil.example",
  "/././/evil.example",
  "/today/.//evil.example",
  "/%2e//evil.example",
  "/%2e%2e//evil.example",
  "/today/%2E%2E//evil.example",
  "/%2f/evil.example",
  "/%2F%2Fevil.example",
  "/%5cevil.example",
  "/%5C%5Cevil.example",
  "/%09/evil.example",
  "/today//evil.example",
  "/today\\@evil.example",
  "/today\u0000",
  "/today\u2028//evil.example",
  "/\uff0fevil.example",
  "/\u2215evil.example",
  "/today#//evil.example",
  "/today?next=https://evil.example",
  "/today?next=//evil.example",
  "/today?next=%2f%2fevil.example",
  "/today;//evil.example",
  "/<script>",
  "/today\r\nset-cookie: a=b",
  "",
  `/${"a".repeat(400)}`,
];

describe("safePath (SEC-23)", () => {
  it("knows at least sixty ways out", () => {
    expect(new Set(ESCAPES).size).toBeGreaterThanOrEqual(60);
  });

  it.each(ESCAPES.map((payload) => [payload]))("refuses %j", (payload) => {
    expect(safePath(payload)).toBeNull();
  });

  it.each([
    "/",
    "/today",
    "/couples/0190f1a2-0000-7000-8000-000000000001",
    "/couples?sort=stage&dir=asc",
    "/a.b-c_d",
  ])("takes %s", (path) => expect(safePath(path)).toBe(path));

  it.each([[null], [undefined], [7], [["/today"]], [{ toString: () => "/today" }]])(
    "refuses what is no text: %j",
    (value) => expect(safePath(value)).toBeNull(),
  );

  it("gives back only paths that stay on the site, tidied and decoded", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "%2f",
      "%5C",
      "%2e",
      "evil.example",
      "@",
      ":",
      "?",
      "a",
      "//",
      "%",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safePath(pieces.join(""));
        if (path === null) return;
        for (const text of [
          path,
          path.replaceAll(/%2f/gi, "/").replaceAll(/%5c/gi, "\\").replaceAll(/%2e/gi, "."),
        ]) {
          const url = new URL(text, "http://localhost:3000");
          expect(url.origin).toBe("http://localhost:3000");
          expect(new URL(url.pathname, "http://localhost:3000").origin).toBe("http://localhost:3000");
        }
      }),
      { numRuns: 2000 },
    );
  });
});
