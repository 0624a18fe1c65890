import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;
const THEMES = ["light", "dark"] as const;

/** What axe finds serious or critical on the page as it is, one line per element. */
export async function findingsOn(page: Page): Promise<string[]> {
  // A title may come a moment after what it stands over; a page without any fails here.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
    );
}

/** Waits until the colours of a new theme have arrived everywhere: a page halfway between two passes neither. */
async function settle(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    // By their state, not by their promise: of one that a change of the media cut short it may never be kept.
    const isMoving = () => document.getAnimations().some(({ playState }) => playState === "running");
    for (let frames = 0; frames < 300 && isMoving(); frames += 1) await frame();
  });
}

/** Looks at the page in both themes and sizes, and leaves it as it was. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const size = page.viewportSize();
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await settle(page);
      expect(await findingsOn(page), `${what}, ${colorScheme}, ${viewport.width} wide`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (size) await page.setViewportSize(size);
}

/** How far the page can be pushed sideways, in pixels. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
