import { expect, test } from "playwright/test";
import { contextOf, type Who } from "../support/people";
import { complaintsOf } from "../support/watch";

const PAGES: readonly [Who, string][] = [
  ["clinician", "/today"],
  ["clinician", "/couples"],
  ["clinician", "/couples/new"],
  ["clinician", "/library"],
  ["clinician", "/review"],
  ["partnerA", "/home"],
  ["partnerA", "/check-in"],
  ["partnerA", "/who-can-see"],
  ["partnerA", "/help-now"],
  ["supervisor", "/trends"],
  ["supervisor", "/method"],
  ["admin", "/members"],
  ["admin", "/practice"],
  ["admin", "/outbox"],
  ["admin", "/audit"],
];

test.describe("every response", () => {
  for (const [who, path] of PAGES) {
    test(`${path} carries the headers, a nonce of its own, and breaks no rule of its policy`, async ({
      browser,
    }) => {
      const context = await contextOf(browser, who);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      const first = await page.goto(path);
      expect(first?.status()).toBe(200);
      const headers = first?.headers() ?? {};
      const policy = headers["content-security-policy"] ?? "";
      expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'/);
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers["strict-transport-security"]).toContain("max-age=");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
      expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
      expect(headers["cache-control"]).toMatch(/private/);
      expect(headers["cache-control"]).toMatch(/no-store/);
      expect(headers["x-powered-by"]).toBeUndefined();
      const second = await page.goto(path);
      expect(second?.headers()["content-security-policy"]).not.toBe(policy);
      await page.waitForLoadState("networkidle");
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
});

test("another role's page answers exactly as an address that does not exist", async ({ browser }) => {
  const context = await contextOf(browser, "supervisor");
  const strip = (html: string) =>
    html.replace(/nonce="[^"]*"/g, "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
  const couples = await context.request.get("/couples");
  expect(couples.status()).toBe(404);
  const body = strip(await couples.text());
  expect(body).toContain("There is nothing at this address for you to open.");
  await context.close();
});

test("signed out, no protected route gives a byte, whatever the headers say", async ({
  playwright,
  baseURL,
}) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const tricks: Record<string, string>[] = [
    {},
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { cookie: "evenkeel=forged" },
    { "next-action": "0".repeat(42) },
  ];
  for (const path of [
    "/today",
    "/couples",
    "/home",
    "/trends",
    "/members",
    "/audit",
    "/couples.rsc",
    "/trends/export",
  ]) {
    for (const headers of tricks) {
      const response = await request.get(path, { headers, maxRedirects: 0 });
      const text = await response.text();
      expect([200, 303, 307, 404, 401], `${path} ${JSON.stringify(headers)}`).toContain(response.status());
      expect(text, path).not.toMatch(/Harbour|data-shell="(clinician|couple|supervisor|admin)"/);
    }
  }
  await request.dispose();
});

test("a mutation from elsewhere is refused before any work", async ({ browser, baseURL }) => {
  const context = await contextOf(browser, "partnerA");
  const url = "/api/drafts/0197f0a0-0000-7000-8000-000000000000";
  const body = { data: { version: 1, answers: {} } };
  for (const headers of [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: baseURL ?? "", "sec-fetch-site": "cross-site" },
  ] as Record<string, string>[]) {
    const response = await context.request.put(url, { ...body, headers });
    expect(response.status(), JSON.stringify(headers)).toBe(403);
  }
  await context.close();
});

test("a connection is kept longer than a minute, as proxies keep theirs", async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const response = await request.get("/api/health", { headers: { connection: "keep-alive" } });
  expect(response.headers()["keep-alive"]).toBe("timeout=75");
  await request.dispose();
});
