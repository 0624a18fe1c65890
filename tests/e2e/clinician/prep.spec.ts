import { expect, test } from "playwright/test";
import { asOwner } from "../support/database";
import { deskOf, leaveDesk, pressFirst } from "../support/desk";

test("the brief of every couple of the caseload fits on one screen, and each figure leads to its source", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const ahead = await asOwner(
    (sql) => sql<{ path: string }[]>`
      select '/couples/' || s.couple_id || '/sessions/' || s.id as path
      from session s join couple c on c.id = s.couple_id
      where s.state = 'planned' and c.state <> 'closed' and c.created_at < now() - interval '12 hours'
        and c.clinician_id = (select clinician_id from couple where created_at < now() - interval '12 hours'
          and state <> 'closed' order by id limit 1)`,
  );
  expect(ahead.length).toBeGreaterThan(5);
  const desk = await deskOf(browser, "clinician", { viewport: { width: 1280, height: 800 } });
  const { page } = desk;
  const sources = new Set<string>();
  for (const { path } of ahead) {
    await page.goto(`${path}/prep`);
    await expect(page.getByRole("heading", { name: "What moved" })).toBeVisible();
    const room = await page.evaluate(() => [
      document.documentElement.scrollHeight,
      document.documentElement.clientHeight,
    ]);
    expect(room[0], `${path} is ${room[0]} pixels high`).toBeLessThanOrEqual(room[1] ?? 0);
    const loose = await page.locator("main section").evaluateAll((parts) =>
      parts.map((part) => {
        const rest = part.cloneNode(true) as Element;
        for (const one of rest.querySelectorAll("a, blockquote")) one.remove();
        return rest.textContent ?? "";
      }),
    );
    expect(loose.join(" "), `${path} has a figure that leads nowhere`).not.toMatch(/\d/);
    const links = page.locator("main section a");
    for (const link of await links.all()) sources.add((await link.getAttribute("href")) ?? "");
  }
  for (const source of sources) {
    const [address] = source.split("#");
    expect((await page.request.get(address ?? "")).status(), source).toBe(200);
  }
  await leaveDesk(desk);
});

test("one key on Today opens the brief of the next session, and one more its plan", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto("/today");
  await expect(page.getByRole("heading", { name: "10-minute prep" })).toBeVisible();
  await pressFirst(page, "p", () => page.waitForURL(/\/prep$/, { timeout: 5000 }));
  await expect(page.getByRole("heading", { name: "Open homework" })).toBeVisible();
  await pressFirst(page, "p", () => page.waitForURL(/\/plan$/, { timeout: 5000 }));
  await leaveDesk(desk);
});
