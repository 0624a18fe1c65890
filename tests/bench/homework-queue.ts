import type postgres from "postgres";
import { newId } from "#lib/kernel/ids";
import type { Ask } from "#tests/bench/client";
import { addHomework, type BenchCouple, draftRow, EXERCISE } from "#tests/bench/couple-rows";
import { RowSheet } from "#tests/bench/rows";
import type { World } from "#tests/bench/world";
import { asPractice } from "#tests/support/people";

/** Finished drafts waiting to be sent, each by its own partner: every submission uses one up. */
export type HomeworkQueue = {
  /** Makes sure that so many are waiting. */
  fill(owner: postgres.Sql, wanted: number): Promise<void>;
  /** The next one to send. Throws when none is left. */
  take(origin: string): Ask;
};

type Waiting = { taskId: string; cookie: string };

/** A queue over the couples of the largest caseload, in turn, so that no couple gets more than its share. */
export function homeworkQueue(world: World): HomeworkQueue {
  const waiting: Waiting[] = [];
  let turn = 0;
  const nextCouple = (): BenchCouple => {
    const couple = world.many.couples[turn % world.many.couples.length];
    turn += 1;
    if (!couple) throw new RangeError("There is no couple to give homework to.");
    return couple;
  };
  return {
    fill: async (owner, wanted) => {
      const sheet = new RowSheet();
      const fresh: Waiting[] = [];
      while (waiting.length + fresh.length < wanted) fresh.push(...giveHomework(sheet, world, nextCouple()));
      await asPractice(owner, world.practiceId, async (tx) => {
        // What was sent in the last window is closed, as the next session would do, so that lists stay short.
        await tx`update assignment a set closed_at = now() where a.closed_at is null and not exists (
          select from task t where t.practice_id = a.practice_id and t.assignment_id = a.id and t.state = 'open')`;
        await sheet.write(tx, ["assignment", "task", "draft"]);
      });
      waiting.push(...fresh);
    },
    take: (origin) => {
      const next = waiting.shift();
      if (!next) throw new RangeError("Every draft of this window was sent.");
      return {
        method: "PUT",
        path: `/api/responses/${next.taskId}`,
        headers: { cookie: next.cookie, origin, "content-type": "application/json" },
        body: JSON.stringify({
          submissionId: newId(),
          draftVersion: 1,
          outcome: "complete",
          check: { useful: 7, upset: 2, again: 8 },
        }),
      };
    },
  };
}

function giveHomework(sheet: RowSheet, world: World, couple: BenchCouple): Waiting[] {
  const mine = { practice_id: world.practiceId, couple_id: couple.id, assigned_by: couple.clinicianId };
  const { tasks } = addHomework(sheet, mine, couple.partners, EXERCISE, []);
  return tasks.flatMap(({ taskId, slot }) => {
    const partner = couple.partners.find((one) => one.slot === slot);
    if (!partner) return [];
    const whose = { practiceId: world.practiceId, coupleId: couple.id, keys: couple.keys };
    sheet.add("draft", draftRow(whose, { taskId, partnerId: partner.id, slot }));
    return [{ taskId, cookie: partner.cookie }];
  });
}
