import { openHomeworkNow } from "#lib/homework/open-now";
import { call, type Given, type Prepared } from "#tests/integration/access/call";
import { givenHomework } from "#tests/integration/access/states";
import { asPractice } from "#tests/support/people";

/** How the verbs about homework that waits are called. */
export const HOMEWORK_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "homework/openHomeworkNow": async (given) => {
    const made = await givenHomework(given);
    await asPractice(
      given.owner,
      given.world.practiceId,
      (tx) =>
        tx`update task set waits = true, opens_on = '2099-01-01' where assignment_id = ${made.assignmentId}`,
    );
    return call(made, (actor, ids) => openHomeworkNow(actor, ids));
  },
};
