import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable, PAGES_OF } from "./pages";
import { expect, test } from "./room";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const TOUCH = /An exercise with touch is being thought about/;

/** What both read in place of the work, whoever said not now. */
const PAUSED = "Your therapist has paused this one for now.";

test("both are asked in private, the therapist learns whether it is open, and a not now holds it for both", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  const contextOfDesk = await open(room.clinician, { viewport: { width: 1280, height: 800 } });
  const desk = await contextOfDesk.newPage();
  const [phoneA, phoneB] = [await open(room.a), await open(room.b, { javaScriptEnabled: false })];
  const [a, b] = [await phoneA.newPage(), await phoneB.newPage()];
  const complaints = [...complaintsOf(a), ...complaintsOf(desk)];
  const formulation = `/couples/${room.coupleId}/formulation`;
  const seenBy = async (phone: typeof phoneA) => {
    const seen: string[] = [];
    for (const path of PAGES_OF(NOBODY)) seen.push(await comparable(phone, path));
    return seen;
  };
  const touch = desk
    .getByRole("region", { name: "Touch and sexual work" })
    .getByRole("listitem")
    .filter({ hasText: "Touch" })
    .first();

  await test.step("nothing is asked before; one press asks both", async () => {
    await a.goto("/okay");
    await expect(a.getByText("There is nothing to answer right now.")).toBeVisible();
    await desk.goto(formulation);
    await expect(touch).toContainText("not available");
    await desk.getByRole("button", { name: "Ask both: touch" }).click();
    await expect(touch).toContainText("The question stays on both phones");
    await expectAccessible(desk, "what is available");
  });

  await test.step("one says yes, and nothing changes for the other or for the therapist", async () => {
    const [before, page] = [await seenBy(phoneB), await comparable(contextOfDesk, formulation)];
    await a.goto("/home");
    await a.getByRole("listitem").filter({ hasText: "One question" }).getByRole("link").tap();
    await a.waitForURL("**/okay");
    await expectAccessible(a, "the question");
    expect(await sidewaysScroll(a)).toBe(0);
    await a.getByRole("group", { name: TOUCH }).getByRole("button", { name: "Yes", exact: true }).tap();
    await expect(a.getByText("Kept. You can change it here at any time.")).toBeVisible();
    await expect(a.getByText("You have answered this.", { exact: false })).toBeVisible();
    await a.goto("/home");
    await expect(a.getByText("One question")).toHaveCount(0);
    expect(await seenBy(phoneB)).toEqual(before);
    expect(await comparable(contextOfDesk, formulation)).toBe(page);
  });

  await test.step("the other answers without a script, first one and then the other; then it is open", async () => {
    await b.goto("/okay");
    await b.getByRole("button", { name: "Not now", exact: true }).click();
    await expect(b.getByText("You have answered this.", { exact: false })).toBeVisible();
    await desk.goto(formulation);
    await expect(touch).toContainText("not available");
    await b.getByRole("button", { name: "Yes", exact: true }).click();
    await desk.goto(formulation);
    await expect(touch).toContainText("Giving it uses it up.");
  });

  await test.step("what is given goes for both with a not now, and no yes of theirs brings it back", async () => {
    const task = await records.giveAgreed(room, "touch-no-agenda");
    const pageOf = (id: string) => a.goto(`/do/${id}`);
    expect((await pageOf(task.a))?.status()).toBe(200);
    const said = b.getByText("You have answered this.", { exact: false });
    await b.goto("/okay");
    await b.getByRole("button", { name: "Not now", exact: true }).click();
    await expect(said).toBeVisible();
    await a.goto("/home");
    await expect(a.getByText(PAUSED)).toBeVisible();
    expect((await pageOf(task.a))?.status()).toBe(404);
    await b.goto("/home");
    await expect(b.getByText(PAUSED)).toBeVisible();
    await b.goto("/okay");
    await b.getByRole("button", { name: "Yes", exact: true }).click();
    await expect(said).toBeVisible();
    for (const phone of [a, b]) {
      await phone.goto("/home");
      await expect(phone.getByText(PAUSED)).toBeVisible();
    }
    expect((await pageOf(task.a))?.status()).toBe(404);
  });
  expect(complaints).toEqual([]);
});
