import { handOver } from "#lib/auth/hand-over";
import { putRoute } from "#lib/auth/put-route";
import { requestToken } from "#lib/auth/request";
import { findTurn } from "#lib/homework/find-turn";
import { passOnInput } from "#lib/homework/schema";

/** Passes the phone on for the next turn. The same body again changes nothing. */
export const PUT = putRoute(
  "partner",
  passOnInput,
  async (actor, { taskId }: { taskId: string }, input) => {
    const found = await findTurn(actor, taskId, input);
    await handOver(await requestToken(), found);
    return { turn: found.turn };
  },
  (handed, { taskId }, { place }) => handed.taskId === taskId && handed.place === place,
);
