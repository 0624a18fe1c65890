import { publishedFork } from "#tests/integration/exercises/authored";
import { sidewaysScroll } from "../support/axe";
import { EVERY_KIND, EVERY_PART } from "./every-kind";
import { expect, test } from "./room";

test("every kind of question, and what stands around them, says the same to who listens, and fits 320", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const slug = await publishedFork(room.treating, {
    from: "speak-listen-swap",
    title: "One of each",
    parts: EVERY_PART,
  });
  const { a: task } = await records.give(room, slug);
  const page = await (await open(room.a, { viewport: { width: 320, height: 720 } })).newPage();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const expectSame = async (path: string, name: string) => {
    await page.goto(`/do/${task}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect.soft(page.locator("main")).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
    expect.soft(await sidewaysScroll(page), `${name} at 320`).toBe(0);
  };

  await expectSame("", "intro");
  for (const [index, kind] of EVERY_KIND.entries()) await expectSame(`/${index + 1}`, kind);
  await expectSame(`/${EVERY_KIND.indexOf("turns") + 1}/over/2`, "hand-over");
  await expectSame("/end", "end");
});
