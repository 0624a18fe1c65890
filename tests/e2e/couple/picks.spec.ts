import type { BrowserContext, Page } from "playwright/test";
import { findExercise } from "#lib/exercises/queries";
import { newId } from "#lib/kernel/ids";
import { expectAccessible, sidewaysScroll } from "../support/axe";
import { complaintsOf } from "../support/watch";
import { comparable } from "./pages";
import { expect, type Records, type Room, test } from "./room";

const SLUG = "private-yes-no-maybe";
const found = findExercise(SLUG)?.fields.find((field) => field.type === "sort");
const CARDS = found?.type === "sort" ? found.options : [];
const [HANDS, CUDDLE, REST] = [CARDS[0], CARDS[1], CARDS[2]].map((card) => card?.label ?? "");
const NO_PICK = "No pick for now, and that is fine.";
const KEPT = "Your pick is kept. It does not show here.";

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const pick = async (page: Page, label: string) => {
  await page.getByRole("radio", { name: label, exact: true }).check();
  await press(page, "Keep my pick");
};

async function send(context: BrowserContext, origin: string, taskId: string, list: string[]): Promise<void> {
  const put = (path: string, data: object) => context.request.put(path, { data, headers: { origin } });
  expect((await put(`/api/drafts/${taskId}`, { version: 0, answers: { list } })).status()).toBe(200);
  const sent = { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null };
  expect((await put(`/api/responses/${taskId}`, sent)).status()).toBe(200);
}

type Opened = {
  room: Room;
  a: string;
  b: string;
  phoneA: BrowserContext;
  phoneB: BrowserContext;
  desk: BrowserContext;
};

/** Matches of two lists, revealed just now: hands, cuddle and rest. */
async function reveal(
  records: Records,
  open: (person: Room["a"], options?: { javaScriptEnabled?: boolean }) => Promise<BrowserContext>,
  origin: string,
): Promise<Opened> {
  const room = await records.makeRoom();
  await records.allow(room, 3);
  const task = await records.give(room, SLUG);
  const [phoneA, phoneB] = [await open(room.a), await open(room.b, { javaScriptEnabled: false })];
  const list = CARDS.slice(0, 3).map(({ value }) => `${value}=yes`);
  await send(phoneA, origin, task.a, list);
  await send(phoneB, origin, task.b, [...list, `${CARDS[3]?.value}=yes`]);
  for (const [phone, taskId] of [
    [phoneA, task.a],
    [phoneB, task.b],
  ] as const) {
    const page = await phone.newPage();
    await page.goto(`/do/${taskId}/together`);
    await press(page, "Share matches");
    await expect(page.getByRole("button", { name: "Take it back" })).toBeVisible();
    await page.close();
  }
  const desk = await open(room.clinician);
  const review = await desk.newPage();
  await review.goto(`/review/${task.a}`);
  await press(review, "Reveal the matches");
  await expect(review.getByText("Revealed to both").first()).toBeVisible();
  await review.close();
  return { room, ...task, phoneA, phoneB, desk };
}

const aDayLater = (records: Records, { practiceId }: Room) =>
  records.owner`update share_opening set opened_at = opened_at - interval '25 hours' where practice_id = ${practiceId}`;

test("a day after the matches opened each picks one, and only what both picked is shown", async ({
  records,
  open,
  origin,
}) => {
  const opened = await reveal(records, open, origin);
  const { room, phoneA, phoneB, desk } = opened;
  const [a, b, review] = [await phoneA.newPage(), await phoneB.newPage(), await desk.newPage()];
  const complaints = complaintsOf(a);
  const kept = [opened.a, opened.b];
  const pages = async () => [
    await comparable(phoneA, `/do/${opened.a}/together`, { kept }),
    await comparable(phoneB, `/do/${opened.b}/together`, { kept }),
    await comparable(phoneA, `/do/${opened.a}/together`, { kept, headers: { rsc: "1" } }),
    await comparable(phoneB, `/do/${opened.b}/together`, { kept, headers: { rsc: "1" } }),
    await comparable(phoneA, "/together", { kept }),
    await comparable(phoneB, "/home", { kept }),
    await comparable(desk, `/review/${opened.a}`, { kept: [...kept, room.coupleId] }),
    await comparable(desk, `/review/${opened.b}`, { kept: [...kept, room.coupleId] }),
  ];

  await test.step("until then both read when, in the same words", async () => {
    await a.goto(`/do/${opened.a}/together`);
    await b.goto(`/do/${opened.b}/together`);
    const when = a.getByText(/^From .+ on, each of you can pick one of these, or none for now\.$/);
    expect(await b.getByText(await when.innerText(), { exact: true }).count()).toBe(1);
    await expect(a.getByRole("radio")).toHaveCount(0);
  });

  await aDayLater(records, room);
  const plain = await pages();

  await test.step("a pick is kept, shows nowhere, and can be changed", async () => {
    await a.goto(`/do/${opened.a}/together`);
    await expectAccessible(a, "matches to pick from");
    await a.setViewportSize({ width: 320, height: 640 });
    expect(await sidewaysScroll(a)).toBe(0);
    await a.setViewportSize({ width: 390, height: 844 });
    await press(a, "Keep my pick");
    await expect(a.getByText("Pick one of these, or none for now.").first()).toBeVisible();
    for (const label of [HANDS, "None for now", CUDDLE]) {
      await pick(a, label ?? "");
      await expect(a.getByText(KEPT)).toBeVisible();
      await expect(a.getByRole("radio", { checked: true })).toHaveCount(0);
      expect(await pages()).toEqual(plain);
      await a.reload();
    }
  });

  await test.step("the other one picks the same without scripts, and both and the therapist read it", async () => {
    await b.goto(`/do/${opened.b}/together`);
    await pick(b, CUDDLE ?? "");
    for (const [page, path] of [
      [a, `/do/${opened.a}/together`],
      [b, `/do/${opened.b}/together`],
    ] as const) {
      await page.goto(path);
      await expect(page.getByText(`You both picked: ${CUDDLE}.`)).toBeVisible();
      await expect(page.getByRole("radio")).toHaveCount(0);
    }
    await review.goto(`/review/${opened.b}`);
    await expect(review.getByText(`They both picked: ${CUDDLE}.`)).toBeVisible();
    await expectAccessible(a, "what both picked");
    await expectAccessible(review, "the review with what both picked");
  });
  expect(complaints).toEqual([]);
});

test("picks that are not the same end in one sentence for all, whoever picked none", async ({
  records,
  open,
  origin,
}) => {
  const opened = await reveal(records, open, origin);
  const { room, phoneA, phoneB, desk } = opened;
  await aDayLater(records, room);
  const [a, b, review] = [await phoneA.newPage(), await phoneB.newPage(), await desk.newPage()];
  const ends = new Set<string>();
  for (const [ofA, ofB] of [
    [HANDS, REST],
    [HANDS, "None for now"],
    ["None for now", HANDS],
    ["None for now", "None for now"],
  ]) {
    await a.goto(`/do/${opened.a}/together`);
    await pick(a, ofA ?? "");
    await expect(a.getByText(KEPT)).toBeVisible();
    await b.goto(`/do/${opened.b}/together`);
    await pick(b, ofB ?? "");
    await expect(b.getByText(NO_PICK)).toBeVisible();
    await a.reload();
    await expect(a.getByText(NO_PICK)).toBeVisible();
    await review.goto(`/review/${opened.a}`);
    await expect(review.getByText("No pick for now.")).toBeVisible();
    const kept = [opened.a, opened.b];
    ends.add(
      [
        await comparable(phoneA, `/do/${opened.a}/together`, { kept }),
        await comparable(phoneB, `/do/${opened.b}/together`, { kept }),
        await comparable(desk, `/review/${opened.a}`, { kept: [...kept, room.coupleId] }),
      ].join("\n"),
    );
    await records.owner`update share_opening set picked_sealed = null where practice_id = ${room.practiceId}`;
  }
  expect(ends.size).toBe(1);
});
