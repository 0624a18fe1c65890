import { inOtherHands, TABLET_HREF } from "#lib/auth/handed-tablet";
import { ownOrigins } from "#lib/auth/origin";
import { toRefusal } from "#lib/auth/refusal";
import { refusedResponse } from "#lib/auth/refused-response";
import { fromOwnOrigin, requestId, requestToken } from "#lib/auth/request";
import { actorOrRefusal, otherOnTablet, tabletNow } from "#lib/auth/require-actor";
import { shutTablet } from "#lib/auth/shut-tablet";
import { findTurn } from "#lib/homework/find-turn";
import { keepTime } from "#lib/homework/keep-time";

/**
 * What the turns took counts for both who took them, each in their own copy. Where that cannot be kept now it is not:
 * the tablet goes back all the same.
 */
async function keepTimeForBoth(): Promise<void> {
  try {
    const tablet = await tabletNow();
    if (!tablet?.turn || !tablet.taskId) return;
    const { taskId, turn } = tablet;
    const holder = await actorOrRefusal("partner", undefined, ({ thing }) => thing === tablet.thing);
    if (tablet.thing === "turn") {
      const { seconds } = await findTurn(holder, taskId, { place: turn.place, turn: turn.number });
      const [other, copy] = [await otherOnTablet(), inOtherHands(tablet)?.taskId];
      if (other && copy) await keepTime(other, { taskId: copy, place: turn.place, seconds });
    } else if (turn.number > 2) {
      await keepTime(holder, { taskId, place: turn.place, seconds: turn.seconds });
    }
  } catch (error) {
    // What is no plain refusal is logged; either way the tablet is shut.
    toRefusal(error, await requestId());
  }
}

/** Shuts the one thing that was open on the tablet, and loads a whole new document, so nothing stays in memory. */
export async function POST(): Promise<Response> {
  try {
    if (await fromOwnOrigin()) {
      await keepTimeForBoth();
      await shutTablet(await requestToken());
    }
  } catch (error) {
    return refusedResponse(error, "nothing");
  }
  return new Response(null, {
    status: 303,
    headers: {
      location: new URL(TABLET_HREF, ownOrigins()[0]).toString(),
      "clear-site-data": '"cache"',
      "cache-control": "private, no-store",
    },
  });
}
