import { expect, test } from "playwright/test";
import { asOwner } from "../support/database";
import { deskOf, leaveDesk, openCouple, pressFirst, setSession } from "../support/desk";

const MOST_CLICKS = 5;
/** Sessions paper, section 4. */
const MOST_HOMEWORK = 2;

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

test("from the brief to a final plan in five clicks or fewer, on two pages", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  const session = await setSession(page, await openCouple(page));
  await page.goto(`${session}/prep`);
  await page.evaluate(() => sessionStorage.setItem("clicks", "0"));
  await page.addInitScript(() => {
    addEventListener(
      "pointerdown",
      () => sessionStorage.setItem("clicks", String(Number(sessionStorage.getItem("clicks")) + 1)),
      true,
    );
  });
  await page.reload();
  const pages = new Set<string>();
  page.on("framenavigated", (frame) => pages.add(new URL(frame.url()).pathname));

  await page.getByRole("button", { name: "Start plan" }).click();
  await page.waitForURL(/\/plan$/);
  await page.getByRole("button", { name: "Add Name it before you move" }).click();
  await page.getByRole("button", { name: "Finalise plan" }).click();
  await expect(page.getByRole("heading", { name: "Final plan" })).toBeVisible();
  const clicks = await page.evaluate(() => Number(sessionStorage.getItem("clicks")));
  expect(clicks).toBe(3);
  // Each piece of last time's homework takes one more, and a couple is given two at most.
  expect(clicks + MOST_HOMEWORK).toBeLessThanOrEqual(MOST_CLICKS);
  expect([...pages].filter((path) => !path.endsWith("/prep"))).toHaveLength(1);
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
