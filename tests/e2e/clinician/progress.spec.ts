import { expect, test } from "playwright/test";
import { demoCouples } from "#lib/demo/couples/index";
import { deskOf, leaveDesk } from "../support/desk";
import { demoPlaces } from "../support/places";

test("each partner has a line, a sentence and a table that say the same, under the code name", async ({
  browser,
}) => {
  const { closed } = await demoPlaces();
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.goto(`/couples/${closed.coupleId}/progress`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(closed.codeName);
  for (const slot of ["A", "B"]) {
    const part = page.getByRole("region", { name: `Partner ${slot}` });
    const drawing = part.getByRole("img", { name: `Loop freedom by week, partner ${slot}` });
    await expect(drawing).toBeVisible();
    const finding = part.locator("figcaption");
    expect((await finding.innerText()).length).toBeGreaterThan(20);
    await part.getByText("Show as table").click();
    const cells = await part.locator("tbody tr td:first-of-type").allInnerTexts();
    const tabled = cells.filter((cell) => /^\d+\.\d$/.test(cell)).map(Number);
    const drawn = await drawing.evaluate((svg) => {
      const grid = [...svg.querySelectorAll("line.chart-grid")].map((line) =>
        Number(line.getAttribute("y1")),
      );
      const [bottom, top] = [Math.max(...grid), Math.min(...grid)];
      return [...svg.querySelectorAll(".chart-mark-a, .chart-mark-b")].map((mark) => {
        const y =
          mark.getAttribute("cy") ??
          /translate\(\S+ ([\d.]+)\)/.exec(mark.getAttribute("transform") ?? "")?.[1];
        return ((bottom - Number(y)) / (bottom - top)) * 100;
      });
    });
    expect(tabled.length).toBeGreaterThan(2);
    expect(drawn.length).toBe(tabled.length);
    for (const [place, value] of tabled.entries()) expect(drawn[place]).toBeCloseTo(value, 0);
  }
  await leaveDesk(desk);
});

test("no page of a couple holds a name or an address, in markup or data", async ({ browser }) => {
  const { couples, drafts, final, unplanned, closed } = await demoPlaces();
  const names = demoCouples.flatMap(({ partners }) =>
    [partners.A, partners.B].flatMap(({ name, email }) => [name, name.split(" ").at(-1) ?? name, email]),
  );
  const sessions = [...drafts, final, unplanned, closed].flatMap(({ session }) =>
    ["plan", "run", "wrap-up"].map((part) => `${session}/${part}`),
  );
  const paths = [
    "/today",
    "/couples",
    "/review",
    ...couples.flatMap((id) =>
      ["", "/progress", "/people", "/sessions/new"].map((p) => `/couples/${id}${p}`),
    ),
    ...sessions,
  ];
  const { context } = await deskOf(browser, "clinician");
  for (const path of paths) {
    for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
      const response = await context.request.get(path, { headers });
      expect(response.status(), path).toBe(200);
      const text = await response.text();
      for (const name of names) expect(text.includes(name), `${name} on ${path}`).toBe(false);
    }
  }
  await context.close();
});
