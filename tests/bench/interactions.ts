import { chromium, type Page } from "playwright";
import { newId } from "#lib/kernel/ids";
import type { PlanItemInput } from "#lib/planning/schema";
import { openClient } from "#tests/bench/client";
import { originOf } from "#tests/bench/http-work";
import { pick } from "#tests/bench/page-target";
import { planItems } from "#tests/bench/plan-rows";
import type { Stage } from "#tests/bench/stage";
import { SET_APART } from "#tests/bench/world";
import { CHROMIUM_ARGS, CHROMIUM_PATH } from "#tests/support/chromium";

/** From the press to the next paint, by what was done, each the longest of `times`, in milliseconds. */
export type Interactions = {
  longestMs: ReadonlyMap<string, number>;
  times: number;
  /** Of the page while it comes up, as browsers count it. */
  layoutShift: number;
};

const ITEMS = 40;
const SLOWER = 4;
/** Long enough for the paint and for the browser to report it, in milliseconds. */
const SETTLE = 400;
/** From a hand's press on a button to its release, in milliseconds; two in one instant would count as one. */
const PRESS = 60;
/** From the last change until it is saved and says so, in milliseconds, with room for a slow machine. */
const SAVED = 3000;

type Seen = { longest: number; shift: number };

/** Runs before the page's own scripts: what the browser says about presses and shifts. */
function watch(): void {
  const seen: Seen = { longest: 0, shift: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { interactionId = 0 } = entry as PerformanceEntry & { interactionId?: number };
      if (interactionId > 0) seen.longest = Math.max(seen.longest, entry.duration);
    }
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      if (!shift.hadRecentInput) seen.shift += shift.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}

const seenBy = (page: Page) => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
const forget = (page: Page) =>
  page.evaluate(() => {
    (globalThis as unknown as { seen: Seen }).seen.longest = 0;
  });

/** What stands in the list, in its order. */
const planIn = (page: Page) =>
  page
    .locator("[data-item]")
    .evaluateAll((rows) =>
      rows.map((row) => [row.getAttribute("data-item"), row.querySelector("input")?.value].join(" ")).join(),
    );

/** Fills one plan up to `count` items, through the route that the builder saves with. */
async function fillPlan({ world, small }: Stage, count: number): Promise<{ path: string; cookie: string }> {
  const { id, sessionId, planId, openAssignmentIds } = pick(world.some.couples, SET_APART.interactions);
  const { cookie } = world.some.clinician;
  const first = planItems(openAssignmentIds);
  const rest = Array.from({ length: count - first.length }, (): PlanItemInput => {
    return { id: newId(), phase: "close", minutes: 2, kind: "block", title: "Short break" };
  });
  const client = openClient(small.server.port, 1);
  const answer = await client.send({
    method: "PUT",
    path: `/api/plans/${planId}`,
    headers: { cookie, origin: originOf(small.server), "content-type": "application/json" },
    body: JSON.stringify({ version: 1, items: [...first, ...rest] }),
  });
  client.close();
  if (answer.status !== 200) throw new Error(`A plan of ${count} items was answered with ${answer.status}.`);
  return { path: `/couples/${id}/sessions/${sessionId}/plan`, cookie };
}

/** Times a press of each kind on a plan of forty items, with the browser's processor slowed to a quarter. */
export async function timeInteractions(stage: Stage, times: number): Promise<Interactions> {
  // The ones that are added make it forty.
  const { path, cookie } = await fillPlan(stage, ITEMS - times);
  const origin = originOf(stage.small.server);
  const browser = await chromium.launch({
    ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
    args: CHROMIUM_ARGS,
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const [name = "", ...value] = cookie.split("=");
    await context.addCookies([{ name, value: value.join("="), url: origin }]);
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
    const { shift } = await seenBy(page);
    const slow = await context.newCDPSession(page);
    await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const rows = page.locator("[data-item]");
    const [move, minutes] = [() => page.keyboard.press("Alt+ArrowDown"), () => page.keyboard.press("=")];
    const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
      // By the mouse itself: a click by the driver asks within the press what lies there, and that would count.
      add: async () => {
        const button = page.locator("button:enabled", { hasText: /^Add\b/ }).first();
        await button.hover();
        await page.waitForTimeout(PRESS);
        await page.mouse.down();
        await page.waitForTimeout(PRESS);
        await page.mouse.up();
      },
      move,
      minutes,
      undo: () => page.keyboard.press("ControlOrMeta+z"),
    };
    const longestMs = new Map<string, number>();
    for (const [deed, act] of Object.entries(deeds)) {
      // The last save of the deed before is over: the browser took its paint, "Saved", for that of the first key here.
      await page.waitForTimeout(SAVED);
      await rows
        .nth(ITEMS / 2)
        .locator("button")
        .first()
        .focus();
      await forget(page);
      const before = await planIn(page);
      for (let time = 0; time < times; time += 1) {
        await act();
        await page.waitForTimeout(SETTLE);
      }
      if (before === (await planIn(page))) throw new Error(`On the plan, "${deed}" did nothing.`);
      longestMs.set(deed, (await seenBy(page)).longest);
    }
    return { longestMs, times, layoutShift: shift };
  } finally {
    await browser.close();
  }
}
