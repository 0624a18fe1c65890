import type { Page } from "playwright/test";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { openLines } from "#lib/formulation/own-lines";
import { checksIn, picks } from "#tests/integration/formulation/given-lines";
import { expect, type Room, test } from "./room";

const CLOSE = "How close did you feel in ways that were not sexual?";
const SOUGHT = "how often did you look for reassurance";
const TENSE = "How tense or far apart did things feel between you?";

async function bothSent(room: Room) {
  for (const who of [room.partnerA, room.partnerB]) await checksIn(who, { q1: 7, q3: 2, q6: 9 });
}
const box = (page: Page, name: string) => page.getByRole("checkbox", { name });
const keep = (page: Page) => page.getByRole("button", { name: "Keep what I picked" }).click();

test("the therapist reveals what was ticked by hand alone, also after a refusal", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await bothSent(room);
  for (const who of [room.partnerA, room.partnerB]) await picks(who, "check_in", ["q1", "q3", "q6"]);
  const page = await (await open(room.clinician)).newPage();
  const reveal = () => page.getByRole("button", { name: "Reveal in session" }).click();
  await page.goto(`/couples/${room.coupleId}/progress`);
  await expect(page.getByRole("checkbox")).toHaveCount(3);
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await reveal();
  await expect(page.getByText("Pick at least one line.").first()).toBeVisible();

  await box(page, CLOSE).check();
  await box(page, TENSE).check();
  await picks(room.partnerB, "check_in", ["q1", "q3"]);
  await reveal();
  await expect(page.getByText("Something has changed. Look again. Nothing was revealed.")).toBeVisible();
  await expect(box(page, TENSE), "what was taken back is not there any more").toHaveCount(0);
  await expect(box(page, CLOSE)).toBeChecked();
  await expect(box(page, SOUGHT), "nothing ticks itself").not.toBeChecked();

  await reveal();
  await expect(page.getByText("open to both", { exact: true })).toHaveCount(1);
  await expect(box(page, SOUGHT)).not.toBeChecked();

  await box(page, SOUGHT).check();
  await picks(room.partnerB, "check_in", []);
  await reveal();
  await expect(page.getByText("Something has changed. Look again. Nothing was revealed.")).toBeVisible();
  await expect(page.getByText("Not both ready, for any line.")).toBeVisible();
  expect((await openLines(room.partnerA, "check_in")).open).toMatchObject([{ line: "q3" }]);
});

test("a partner's page keeps the ticks of a refusal, and what is taken back under a hold is", async ({
  records,
  open,
}) => {
  const room = await records.makeRoom();
  await bothSent(room);
  await picks(room.partnerA, "check_in", ["q6"]);
  const page = await (await open(room.a)).newPage();
  await page.goto("/lines/check-in");
  await page.getByLabel("Your passphrase").fill(room.a.passphrase);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(box(page, TENSE)).toBeChecked();
  await holdJointWork(room.treating, {
    coupleId: room.coupleId,
    gate: "G06",
    note: "For the record.",
  });
  await box(page, CLOSE).check();
  await keep(page);
  await expect(page.getByText("Your therapist has paused this one for now.")).toBeVisible();
  await expect(box(page, CLOSE)).toBeChecked();
  await expect(box(page, TENSE)).toBeChecked();

  await box(page, TENSE).uncheck();
  await keep(page);
  await expect(page.getByText("We took back what you no longer pick.")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  expect(await openLines(room.partnerA, "check_in")).toMatchObject({ state: "held", choices: [] });
});
