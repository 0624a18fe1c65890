import { expect, type Page, test } from "playwright/test";
import { deskOf, isSaved, leaveDesk, openCouple, planLine, setSession, startPlan } from "../support/desk";
import { demoPlaces } from "../support/places";

type Fiber = {
  flags: number;
  memoizedProps: { isDecided?: boolean; item?: { title: string } } | null;
  alternate: Fiber | null;
  child: Fiber | null;
  sibling: Fiber | null;
};

/** Before the page's own scripts: notes the title of each row of the plan whenever it is drawn. */
function watchRows(): void {
  const drawn: string[] = [];
  const DRAWN = 1;
  const look = (fiber: Fiber, isNew: boolean): void => {
    const { memoizedProps: props, alternate, flags } = fiber;
    if (props?.isDecided !== undefined && props.item && flags & DRAWN) drawn.push(props.item.title);
    if (!isNew && alternate?.child === fiber.child) return;
    for (let child = fiber.child; child; child = child.sibling) look(child, child.alternate === null);
  };
  Object.assign(globalThis, {
    drawn,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberRoot: (_: number, root: { current: Fiber }) => look(root.current, false),
    },
  });
}

const drawnBy = async (page: Page, press: () => Promise<void>) => {
  await isSaved(page);
  await page.evaluate(() => (globalThis as unknown as { drawn: string[] }).drawn.splice(0));
  await press();
  await isSaved(page);
  return page.evaluate(() => (globalThis as unknown as { drawn: string[] }).drawn);
};

test("a press draws the row it is about, and no other row again", async ({ browser }) => {
  const desk = await deskOf(browser, "clinician");
  const { page } = desk;
  await page.addInitScript(watchRows);
  const session = await setSession(page, await openCouple(page));
  await startPlan(page, session);
  await page.reload();
  const said = page.locator("#live");
  await page.getByRole("button", { name: /^Agenda: drag/ }).focus();

  const more = await drawnBy(page, async () => {
    await page.keyboard.press("=");
    await expect(said).toHaveText(/^Agenda \d+ minutes$/);
  });
  expect(more).toEqual(["Agenda"]);

  const moved = await drawnBy(page, async () => {
    await page.keyboard.press("Alt+ArrowUp");
    await expect(said).toHaveText(/^Agenda moved to/);
  });
  // The two that changed places, of which one may go up now and the other no longer.
  expect(moved).toContain("Agenda");
  expect(new Set(moved).size).toBe(2);

  const added = await drawnBy(page, async () => {
    await page.getByRole("searchbox").fill("Ride the wave");
    await page.keyboard.press("Enter");
    await expect(planLine(page, "Ride the wave")).toHaveCount(1);
  });
  expect(new Set(added)).toEqual(new Set(["Ride the wave"]));

  const back = await drawnBy(page, async () => {
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(said).toHaveText("Undone");
  });
  expect(back.length).toBeLessThanOrEqual(1);
  await leaveDesk(desk);
});

/** Where the parts of the page stand and how large they are. */
const places = (page: Page) =>
  page
    .locator("h1, #plan-title, #plan-list > li, section[aria-label] h2, section[aria-label] h3, section li")
    .evaluateAll((parts) =>
      parts
        .filter((part) => part.getClientRects().length > 0 && !part.closest("ul"))
        .map((part) => {
          const { x, y, width, height } = part.getBoundingClientRect();
          return `${part.textContent.slice(0, 20)} ${[x, y, width, height].map(Math.round).join()}`;
        }),
    );

test("the plan stands where it stays from its first paint on", async ({ browser }) => {
  const { drafts } = await demoPlaces();
  const desk = await deskOf(browser, "clinician", { viewport: { width: 1280, height: 800 } });
  const { page, context } = desk;
  const later = page.getByRole("button", { name: /^Not now: / });
  let path = "";
  for (const { session } of drafts) {
    path = `${session}/plan`;
    await page.goto(path);
    await expect(page.getByLabel("Mechanism")).toBeVisible();
    if ((await later.count()) > 0) break;
  }
  // Shown by scripts alone, below everything that was there.
  const scripted = /^(All exercises|Blocks of time)/;
  const stays = (await places(page)).filter((place) => !scripted.test(place));
  expect(stays.some((place) => place.startsWith("Plan"))).toBe(true);

  // As the page comes up, before any script: what the server drew.
  const first = await context.newPage();
  await first.route(/\.js(\?|$)/, (route) => route.abort());
  await first.goto(path);
  await expect(first.getByRole("button", { name: "Finalise plan" })).toBeVisible();
  expect(await places(first)).toEqual(stays);

  // The columns beside it arrive later than the plan does; until then it stands in its own.
  const box = () =>
    first.locator("#plan-list").evaluate((list) => {
      const { x, width } = list.getBoundingClientRect();
      return { x, width };
    });
  const whole = await box();
  await first.evaluate(() => {
    for (const pane of document.querySelectorAll(
      'section[aria-label="Library"], section[aria-label="Coverage"]',
    ))
      pane.remove();
  });
  expect(await box()).toEqual(whole);
  desk.complaints.splice(0);
  await leaveDesk(desk);
});
