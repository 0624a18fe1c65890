import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld } from "#tests/support/people";
import { giveHomework, now } from "./given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const ODD = [
  ["emoji made of several signs", "A hug 🤗👩‍❤️‍👩🏳️‍🌈 at last"],
  ["letters that run from right to left", "שלום, מה שלומך? \u200fمرحبا 5-3"],
  ["accents written apart", "Cafe\u0301 nai\u0308ve"],
  ["what a spreadsheet would run", '=HYPERLINK("http://x","y")'],
  ["the same with other signs", "+cmd|' /C calc'!A0"],
  ["and another", "@SUM(1+1)"],
  ["what a page would run", '<script>alert(1)</script> & "quotes"'],
  ["line ends and tabs", "One\nTwo\r\n\tThree"],
] as const;

describe("odd words in an answer", () => {
  it.each(ODD)("come back as they were written: %s", async (_what, words) => {
    const world = await makeWorld(db.owner);
    const { taskA } = await giveHomework(world, { exerciseSlug: "hold-the-compliment" });
    await saveDraft(world.partnerA, taskA, { version: 0, answers: { kind_word: words, why_meant: words } });
    expect((await openTask(world.partnerA, taskA)).answers).toEqual({ kind_word: words, why_meant: words });
    await sendResponse(
      world.partnerA,
      taskA,
      { submissionId: newId(), draftVersion: 1, outcome: "stopped", check: null },
      now,
    );
    const { fields } = await openResponse(world.treating, taskA);
    const answerTo = (name: string) => fields.find(({ field }) => field.name === name)?.answer;
    expect([answerTo("kind_word"), answerTo("why_meant")]).toEqual([words, words]);
  });

  it.each(["\u0000", "\u0007", "\u001b[2J", "\u007f", "\u0085"])(
    "that nobody can see are refused with a sentence, and nothing is written: %j",
    async (sign) => {
      const world = await makeWorld(db.owner);
      const { taskA } = await giveHomework(world, { exerciseSlug: "hold-the-compliment" });
      await expect(
        saveDraft(world.partnerA, taskA, { version: 0, answers: { kind_word: `a${sign}b` } }),
      ).rejects.toMatchObject({
        code: "invalid_input",
        fields: { kind_word: ["There is a sign in here that cannot be seen. Please type it anew."] },
      });
      await asPractice(db.owner, world.practiceId, async (tx) => {
        expect(await tx`select 1 from draft`).toHaveLength(0);
      });
    },
  );
});
