import { openCard, openCards } from "#lib/homework/cards";
import { chooseForm } from "#lib/homework/choose-form";
import { clearKept } from "#lib/homework/clear-kept";
import { deleteAllKept, deleteKept } from "#lib/homework/delete-kept";
import { listSent } from "#lib/homework/list-sent";
import { openHomeworkNow } from "#lib/homework/open-now";
import { pickMatch } from "#lib/homework/pick-match";
import { sayNotNow } from "#lib/homework/say-not-now";
import { call, type Given, none, type Prepared } from "#tests/integration/access/call";
import { cardTask, givenHomework, givenTask, matchedTask, sentTask } from "#tests/integration/access/states";
import { asPractice } from "#tests/support/people";

/** How the verbs about homework that waits, or that a partner does in their own way, are called. */
export const HOMEWORK_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "homework/clearKept": none((actor) => clearKept(actor)),
  "homework/deleteAllKept": none((actor) => deleteAllKept(actor)),
  "homework/deleteKept": async (given) => call(await sentTask(given), (actor, ids) => deleteKept(actor, ids)),
  "homework/openCard": async (given) =>
    call(await cardTask(given), (actor, { taskId }) => openCard(actor, taskId)),
  "homework/openCards": none((actor) => openCards(actor)),
  "homework/listSent": none((actor) => listSent(actor)),
  "homework/chooseForm": async (given) =>
    call(await givenTask(given), (actor, { taskId }) => chooseForm(actor, { taskId, form: "short" })),
  "homework/sayNotNow": async (given) =>
    call(await givenTask(given), (actor, { taskId }) => sayNotNow(actor, { taskId, reason: "no_time" })),
  "homework/pickMatch": async (given) =>
    call(await matchedTask(given), (actor, { taskId }) => pickMatch(actor, { taskId, pick: "list=dance" })),
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
