import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEpisode } from "#lib/formulation/own-episode";
import { openMoments } from "#lib/formulation/own-moments";
import { openNeeds } from "#lib/formulation/own-needs";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { openTask } from "#lib/homework/open-task";
import { sendResponse } from "#lib/homework/send-response";
import { type Id, newId } from "#lib/kernel/ids";
import { giveHomework } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import { type asPractice, makeWorld, type World } from "#tests/support/people";
import { begin, clockAt, WHOLE } from "./given-episodes";
import { GivenLog, inEntry, MONDAY, MONDAY_NOON, TUESDAY_NOON } from "./given-log";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const now = clockAt(TUESDAY_NOON);

/** Every byte partner B can read of their own loop and work. */
const everythingOf = async (partner: World["partnerB"], taskId: Id) =>
  JSON.stringify([
    await openMoments(partner, now),
    await openEpisode(partner, now),
    await openNeeds(partner, now),
    await listToday(partner, { clock: now }),
    await listTogether(partner),
    await openTask(partner, taskId, { clock: now }),
  ]);

async function given() {
  const world = await makeWorld(db.owner);
  const { taskA, taskB } = await giveHomework(world, { exerciseSlug: "seven-day-loop-log" });
  return { world, taskB, log: GivenLog.of(world.partnerA, taskA) };
}

describe("what the other partner can read", () => {
  it("is the same to the byte, whatever one logs, sends, and notes beside it", async () => {
    const { world, taskB, log } = await given();
    const plain = await everythingOf(world.partnerB, taskB);
    const lives: Record<string, () => Promise<unknown>> = {
      "begins an entry": () => log.loop(MONDAY_NOON, 1, WHOLE),
      "fills the day": async () => {
        await log.loop(MONDAY_NOON, 2, WHOLE);
        await log.loop(MONDAY_NOON, 3, WHOLE);
      },
      "is refused a moment": () => begin(world.partnerA, { day: MONDAY, clock: now }).catch(() => null),
      "answers a day later": () => log.save(TUESDAY_NOON, inEntry(1, { relief_24h: 1 })),
      sends: () => log.send(TUESDAY_NOON),
    };
    for (const [life, live] of Object.entries(lives)) {
      await live();
      expect([life, await everythingOf(world.partnerB, taskB)]).toEqual([life, plain]);
    }
  });
});

describe("without the product's own rules, the database still refuses", () => {
  const asSelf = ({ practiceId, coupleId, partnerB }: World, run: Parameters<typeof asPractice>[2]) =>
    db.owner
      .begin(async (tx) => {
        await tx`select set_config('role', 'app_partner', true), set_config('app.practice_id', ${practiceId}, true),
          set_config('app.user_id', ${partnerB.userId}, true), set_config('app.couple_id', ${coupleId}, true),
          set_config('app.slot', 'B', true)`;
        return run(tx);
      })
      .catch(() => "refused");
  const put = (world: World, taskId: Id, sentOn: string | null = MONDAY) =>
    asSelf(
      world,
      (
        tx,
      ) => tx`insert into loop_episode (practice_id, id, couple_id, partner_id, slot, happened_on, day_part, written_on,
          sent_on, place, log_task_id, log_entry)
        values (${world.practiceId}, gen_random_uuid(), ${world.coupleId}, ${world.partnerB.userId}, 'B', ${MONDAY}, 1,
          ${MONDAY}, ${sentOn}, ${sentOn && 2}, ${taskId}, 9)`,
    );

  it("an episode of a log that is open, of the other one's log, of other homework, and one that is not sent", async () => {
    const { world, taskB, log } = await given();
    await log.loop(MONDAY_NOON, 1, WHOLE);
    await log.send(TUESDAY_NOON);
    const other = await giveHomework(world);
    const sent = { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null } as const;
    await sendResponse(world.partnerB, other.taskB, sent, { clock: now });
    for (const taskId of [taskB, log.taskId, other.taskB]) expect(await put(world, taskId)).toBe("refused");
    await sendResponse(world.partnerB, taskB, { ...sent, submissionId: newId() }, { clock: now });
    expect(await put(world, taskB, null)).toBe("refused");
    expect(await put(world, taskB)).not.toBe("refused");
    // The same entry again, and where it came from, stay as they are.
    expect(await put(world, taskB)).toBe("refused");
    expect(
      await asSelf(
        world,
        (tx) => tx`update loop_episode set log_task_id = null, log_entry = null returning id`,
      ),
    ).toBe("refused");
  });
});
