import { handOver, passTabletOn } from "#lib/auth/hand-over";
import { opensTask, opensTurns, wasPassedOn } from "#lib/auth/handed-tablet";
import { putRoute } from "#lib/auth/put-route";
import { requestToken } from "#lib/auth/request";
import { findTurn } from "#lib/homework/find-turn";
import { passOnInput } from "#lib/homework/schema";

/** Passes the phone or the tablet on for the next turn. The same body again changes nothing. */
export const PUT = putRoute(
  "partner",
  passOnInput,
  async (actor, { taskId }: { taskId: string }, input, tablet) => {
    if (tablet && wasPassedOn(tablet, { taskId, ...input })) return { turn: input.turn };
    const found = await findTurn(actor, taskId, input);
    const token = await requestToken();
    await (tablet ? passTabletOn(token, tablet, found) : handOver(token, found));
    return { turn: found.turn };
  },
  (handed, { taskId }, { place }) => handed.taskId === taskId && handed.place === place,
  (tablet, { taskId }) =>
    opensTask(tablet, taskId) ||
    opensTurns(tablet, taskId) ||
    (tablet.thing === "next" && tablet.other?.taskId === taskId),
);
