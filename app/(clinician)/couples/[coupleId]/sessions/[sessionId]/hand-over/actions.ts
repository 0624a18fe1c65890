"use server";
import { formAction } from "#lib/auth/form-action";
import { handTabletOver } from "#lib/auth/hand-over";
import { TABLET_HREF } from "#lib/auth/handed-tablet";
import { isPlainForm, requestToken } from "#lib/auth/request";
import { handTablet } from "#lib/homework/hand-tablet";
import { handTabletInput } from "#lib/homework/schema";
import { endRun } from "#lib/planning/end-run";

/** Locks this sign-in and gives the tablet to one partner. With scripts the page leaves by itself, as a whole document. */
export const handTabletAction = formAction("clinician", handTabletInput, async (actor, input) => {
  const use = await handTablet(actor, input);
  await handTabletOver(await requestToken(), use);
  // Not before the lock: a run does not end for a tablet that stays where it is.
  if (use.thing === "check") await endRun(actor, use);
  return (await isPlainForm()) ? { to: TABLET_HREF } : { note: "Handed over." };
});
