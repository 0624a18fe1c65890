import { nameInEntry } from "#lib/exercises/entries";
import type { AnswerValue } from "#lib/exercises/types";
import { LOOP_LOG } from "#lib/formulation/rules-log";
import { saveDraft } from "#lib/homework/save-draft";
import { sendResponse } from "#lib/homework/send-response";
import { type Id, newId } from "#lib/kernel/ids";
import { giveHomework } from "#tests/integration/homework/given";
import type { World } from "#tests/support/people";

export type Told = Record<string, AnswerValue>;

export const MONDAY = "2026-11-23";
/** Hours of three days in Berlin, and a week after them. */
export const MONDAY_NOON = "2026-11-23T12:00:00Z";
export const TUESDAY_NOON = "2026-11-24T12:00:00Z";
export const WEDNESDAY_NOON = "2026-11-25T12:00:00Z";
export const A_WEEK_ON = "2026-12-01T09:00:00Z";

/** The seven-day log in one partner's hands. */
export class GivenLog {
  readonly taskId: Id;
  readonly #partner: World["partnerA"];
  #version = 0;

  private constructor(partner: World["partnerA"], taskId: Id) {
    this.#partner = partner;
    this.taskId = taskId;
  }

  static async give(world: World, slot: "A" | "B" = "A"): Promise<GivenLog> {
    const { taskA, taskB } = await giveHomework(world, { exerciseSlug: LOOP_LOG });
    return slot === "A" ? GivenLog.of(world.partnerA, taskA) : GivenLog.of(world.partnerB, taskB);
  }

  static of(partner: World["partnerA"], taskId: Id): GivenLog {
    return new GivenLog(partner, taskId);
  }

  /** The log as it is after somebody saved it elsewhere. */
  at(version: number): this {
    this.#version = version;
    return this;
  }

  async save(time: string, answers: Record<string, AnswerValue | null>): Promise<void> {
    const deps = { clock: () => new Date(time) };
    this.#version = (
      await saveDraft(this.#partner, this.taskId, { version: this.#version, answers }, deps)
    ).version;
  }

  /** A loop as one entry of the log. */
  async loop(time: string, entry: number, told: Told): Promise<void> {
    await this.save(time, inEntry(entry, { log_kind: "loop", ...told }));
  }

  send(time: string, submissionId: Id = newId()) {
    return sendResponse(
      this.#partner,
      this.taskId,
      { submissionId, draftVersion: this.#version, outcome: "stopped", check: null },
      { clock: () => new Date(time) },
    );
  }
}

/** Answers under their names in an entry. */
export const inEntry = (entry: number, told: Told): Told =>
  Object.fromEntries(Object.entries(told).map(([name, value]) => [nameInEntry(name, entry), value]));
