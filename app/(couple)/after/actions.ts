"use server";
import { formAction } from "#lib/auth/form-action";
import { opensCheckOf } from "#lib/auth/handed-tablet";
import { sendSessionCheck } from "#lib/couples/own-session-check";
import { sessionCheckForm } from "#lib/couples/session-check-schema";

/** Sends the four lines. The number in the form makes a repeated send the same send. */
export const sendSessionCheckAction = formAction(
  "partner",
  sessionCheckForm,
  async (actor, input) => {
    await sendSessionCheck(actor, input);
    return { to: "/after/done" };
  },
  [],
  undefined,
  (tablet, { session }) => opensCheckOf(tablet, session),
);
