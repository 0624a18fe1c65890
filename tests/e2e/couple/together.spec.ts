import type { BrowserContext, Page } from "playwright/test";
import { setCeiling } from "#lib/couples/set-ceiling";
import { findExercise } from "#lib/exercises/queries";
import { newId } from "#lib/kernel/ids";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable, PAGES_OF, wholeText } from "./pages";
import { expect, type Records, type Room, test } from "./room";

const A_LINE = "A line CANARY-OF-A";
const B_LINE = "A line CANARY-OF-B";

/** Writes and sends a part, as the pages would. */
async function send(context: BrowserContext, origin: string, taskId: string, answers: object): Promise<void> {
  const put = (path: string, data: object) => context.request.put(path, { data, headers: { origin } });
  const saved = await put(`/api/drafts/${taskId}`, { version: 0, answers });
  expect(saved.status(), await saved.text()).toBe(200);
  const sent = { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null };
  expect((await put(`/api/responses/${taskId}`, sent)).status()).toBe(200);
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const h2 = (page: Page) => page.getByRole("heading", { level: 2 });

test("two partners share a line with each other: each on their own, and it opens when the therapist reveals it", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const task = await records.give(room, "two-truths-map");
  const [phoneA, phoneB] = [await open(room.a), await open(room.b, { javaScriptEnabled: false })];
  const [a, b] = [await phoneA.newPage(), await phoneB.newPage()];
  const desk = await (await open(room.clinician)).newPage();
  const complaints = complaintsOf(a);

  await test.step("nothing is offered before one's own part is sent", async () => {
    await a.goto("/home");
    await expect(a.getByRole("link", { name: "Together" })).toHaveCount(0);
    expect((await phoneA.request.get(`/do/${task.a}/together`)).status()).toBe(404);
    await send(phoneA, origin, task.a, { belief_a: "Kept CANARY-KEPT", share_line: A_LINE });
  });

  await test.step("the page after sending leads on to it, without a word of what it is about", async () => {
    await a.goto(`/do/${task.a}/done`);
    expect(await a.content()).not.toContain("Two things I believe");
    await a.getByRole("link", { name: "What you may share" }).tap();
    await a.waitForURL(`**/do/${task.a}/together`);
    await b.goto(`/do/${task.b}/done`);
    await expect(b.getByRole("link", { name: "What you may share" })).toHaveCount(0);
  });

  await test.step("then it is offered, with who will see it said before the press, and without the words", async () => {
    await a.goto("/home");
    await a.getByRole("link", { name: "Together" }).tap();
    await a.waitForURL("**/together");
    expect(await a.content()).not.toContain("Two things I believe");
    await a.getByRole("link", { name: /^From \d/ }).tap();
    await a.waitForURL(`**/do/${task.a}/together`);
    await expect(h2(a)).toHaveText(["What you may share"]);
    await expect(a.getByText("Which line may you want to share later?")).toBeVisible();
    await expect(
      a.getByText("your therapist can open these answers for you both.", { exact: false }),
    ).toBeVisible();
    expect(await a.content()).not.toContain("CANARY");
    await expect(a).toHaveTitle(/^Together/);
    await expectAccessible(a, "an offer");
    expect(await sidewaysScroll(a)).toBe(0);
  });

  await test.step("not now leads home and leaves everything as it was; a share can be taken back", async () => {
    await press(a, "Not now");
    await a.waitForURL("**/home");
    await a.goto(`/do/${task.a}/together`);
    await press(a, "Share with your partner");
    await expect(a.getByText("You chose to share this.", { exact: false })).toBeVisible();
    await press(a, "Take it back");
    await a.waitForURL("**/home");
    await a.goto(`/do/${task.a}/together`);
    await expect(a.getByRole("button", { name: "Share with your partner" })).toBeVisible();
    await a.getByRole("button", { name: "Share with your partner" }).focus();
    await a.keyboard.press("Enter");
    await expect(a.getByRole("button", { name: "Take it back" })).toBeVisible();
  });

  await test.step("the therapist reads not shared yet", async () => {
    await desk.goto(`/review/${task.a}`);
    await expect(desk.getByText("Not shared yet")).toBeVisible();
    await desk.goto(`/couples/${room.coupleId}`);
    await expect(desk.getByText("not shared yet", { exact: false })).toBeVisible();
  });

  await test.step("the other one shares without scripts, and still neither reads the other", async () => {
    await send(phoneB, origin, task.b, { share_line: B_LINE });
    await b.goto(`/do/${task.b}/together`);
    expect(await b.content()).not.toContain("CANARY");
    await press(b, "Share with your partner");
    await expect(b.getByRole("button", { name: "Take it back" })).toBeVisible();
    await a.goto(`/do/${task.a}/together`);
    for (const page of [a, b]) expect(await page.content()).not.toContain("CANARY");
  });

  await test.step("the therapist reveals it, and both read both", async () => {
    await desk.goto(`/couples/${room.coupleId}`);
    await expect(desk.getByText("shared by both", { exact: false })).toBeVisible();
    await desk.getByRole("link", { name: "Go to the reveal" }).click();
    await expect(desk.getByText("Shared by both, not revealed yet")).toBeVisible();
    await expectAccessible(desk, "a response that waits to be revealed");
    await press(desk, "Reveal what they share with each other");
    await expect(desk.getByText("Revealed to both")).toBeVisible();
    await expect(desk.getByRole("button", { name: "Reveal what they share with each other" })).toHaveCount(0);
    for (const [page, id] of [
      [a, task.a],
      [b, task.b],
    ] as const) {
      await page.goto(`/do/${id}/together`);
      await expect(page.getByText(A_LINE)).toBeVisible();
      await expect(page.getByText(B_LINE)).toBeVisible();
      expect(await page.content()).not.toContain("CANARY-KEPT");
      await expect(page.getByText("This stays open for one day.", { exact: false })).toBeVisible();
      await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
    }
    await expectAccessible(a, "what both shared");
    await a.goto("/together");
    await expect(a.getByText("Open to you both.")).toBeVisible();
    await expectAccessible(a, "the list");
  });

  await test.step("the therapist reads that both have shared", async () => {
    await desk.goto(`/review/${task.b}`);
    await expect(desk.getByText("Revealed to both")).toBeVisible();
    await expectAccessible(desk, "a response that was shared");
    await desk.goto(`/couples/${room.coupleId}`);
    await expect(desk.getByText("revealed to both", { exact: false })).toBeVisible();
  });

  await test.step("a day later one of them closes it, for both", async () => {
    await records.owner`update share_opening set opened_at = now() - interval '25 hours'
      where practice_id = ${room.practiceId}`;
    await b.goto(`/do/${task.b}/together`);
    await press(b, "Close it");
    await b.waitForURL("**/home");
    for (const [context, id] of [
      [phoneA, task.a],
      [phoneB, task.b],
    ] as const) {
      const text = await wholeText(context, `/do/${id}/together`);
      expect(text).toContain("What you may share");
      expect(text).not.toContain("CANARY");
    }
  });
  expect(complaints).toEqual([]);
});

/** The list goes as far as exercises go, so both have to be fine with that. */
async function giveList(records: Records, room: Room): Promise<{ a: string; b: string }> {
  await setCeiling(room.partnerA, { ceiling: 3 });
  await setCeiling(room.partnerB, { ceiling: 3 });
  return records.give(room, "private-yes-no-maybe");
}

test("of two private lists only what both said yes or maybe to is ever shown, to both and to the therapist", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const task = await giveList(records, room);
  const [phoneA, phoneB] = [await open(room.a), await open(room.b)];
  const [a, b] = [await phoneA.newPage(), await phoneB.newPage()];
  const desk = await (await open(room.clinician)).newPage();
  const field = findExercise("private-yes-no-maybe")?.fields.find((one) => one.name === "list");
  const cards = field?.type === "sort" ? field.options : [];
  const [both, mixed, refused, ownOnly] = cards;
  if (!both || !mixed || !refused || !ownOnly) throw new Error("the list has no cards");

  await send(phoneA, origin, task.a, {
    list: [`${both.value}=yes`, `${mixed.value}=maybe`, `${refused.value}=no`, `${ownOnly.value}=yes`],
  });
  await send(phoneB, origin, task.b, {
    list: [`${both.value}=yes`, `${mixed.value}=yes`, `${refused.value}=yes`],
  });
  await a.goto(`/do/${task.a}/together`);
  await expect(a.getByText("A no is never shown.", { exact: false })).toBeVisible();
  await press(a, "Share matches");
  await expect(a.getByRole("button", { name: "Take it back" })).toBeVisible();
  await desk.goto(`/review/${task.a}`);
  await expect(desk.getByText("Matches of the private lists")).toBeVisible();
  expect(await desk.content()).not.toContain(both.label);
  await b.goto(`/do/${task.b}/together`);
  expect(await b.content()).not.toContain(both.label);
  await press(b, "Share matches");
  await expect(b.getByRole("button", { name: "Take it back" })).toBeVisible();
  expect(await b.content()).not.toContain(both.label);
  await desk.goto(`/review/${task.a}`);
  await press(desk, "Reveal the matches");
  await expect(desk.getByText("Revealed to both").first()).toBeVisible();
  await b.reload();
  await expect(h2(b)).toHaveText(["What you both said yes or maybe to"]);
  for (const [page, path] of [
    [a, `/do/${task.a}/together`],
    [b, `/do/${task.b}/together`],
    [desk, `/review/${task.a}`],
    [desk, `/review/${task.b}`],
  ] as const) {
    await page.goto(path);
    const main = page.getByRole("main");
    await expect(main.getByText(both.label, { exact: true })).toBeVisible();
    await expect(main.getByText(mixed.label, { exact: true })).toBeVisible();
    const content = await page.content();
    for (const card of [refused, ownOnly]) expect(content).not.toContain(card.label);
  }
  await expectAccessible(b, "matches");
});

test("what a partner can fetch is the same to the byte until it is revealed, whatever the other one did", async ({
  records,
  open,
  origin,
}) => {
  const room = await records.makeRoom();
  const tasks = [await records.give(room, "two-truths-map"), await giveList(records, room)];
  const [theirs, mine] = [await open(room.a), await open(room.b)];
  const [line, list] = tasks;
  if (!line || !list) throw new Error("no homework was given");
  await send(mine, origin, line.b, { share_line: B_LINE });
  await send(mine, origin, list.b, { maybe_needs: "Needs of B" });

  const paths = tasks.flatMap((task) => [
    ...PAGES_OF(task.b),
    `/do/${task.b}/together`,
    `/do/${task.a}/together`,
    `/do/${task.a}`,
  ]);
  const kept = tasks.flatMap((task) => [task.a, task.b]);
  const everything = async (): Promise<Map<string, string>> => {
    const seen = new Map<string, string>();
    for (const path of new Set(paths)) {
      seen.set(path, await comparable(mine, path, { kept }));
      seen.set(`data of ${path}`, await comparable(mine, path, { kept, headers: { rsc: "1" } }));
    }
    for (const id of kept) {
      for (const [path, data] of [
        [`/api/drafts/${id}`, { version: 0, answers: {} }],
        [`/api/responses/${id}`, { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null }],
      ] as const) {
        // A's own task is not B's to change, and B's own is sent: refused alike, whatever A did.
        const answer = await mine.request.put(path, { data, headers: { origin } });
        seen.set(`PUT ${path}`, `${answer.status()} ${await answer.text()}`);
      }
    }
    return seen;
  };

  const chosen = await mine.newPage();
  for (const own of ["B has chosen nothing", "B has chosen to share"]) {
    if (own === "B has chosen to share") {
      for (const [task, name] of [
        [line, "Share with your partner"],
        [list, "Share matches"],
      ] as const) {
        await chosen.goto(`/do/${task.b}/together`);
        await press(chosen, name);
        await chosen.getByRole("button", { name: "Take it back" }).waitFor();
      }
    }
    const plain = await everything();
    expect(plain.get("/home"), own).toContain("Together");
    expect(plain.get(`/do/${line.b}/together`), own).toContain("What you may share");
    const same = async (life: string) => {
      const now = await everything();
      for (const [path, text] of plain) expect(now.get(path), `${own}, ${life}: ${path}`).toBe(text);
    };
    await same("twice the same at all");
    if (own === "B has chosen nothing") {
      await send(theirs, origin, line.a, { share_line: A_LINE });
      await send(theirs, origin, list.a, { maybe_needs: "Needs of A" });
      await same("A has sent");
    }
    const page = await theirs.newPage();
    await page.goto(`/do/${line.a}/together`);
    await press(page, "Share with your partner");
    await page.getByRole("button", { name: "Take it back" }).waitFor();
    await page.goto(`/do/${list.a}/together`);
    await press(page, "Share matches");
    await page.getByRole("button", { name: "Take it back" }).waitFor();
    await same("A has sent and pressed share");
    for (const task of [line, list]) {
      await page.goto(`/do/${task.a}/together`);
      await press(page, "Take it back");
      await page.waitForURL("**/home");
    }
    await same("A has taken it back");
  }
});
