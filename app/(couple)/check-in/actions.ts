"use server";
import { formAction } from "#lib/auth/form-action";
import { sendCheckIn } from "#lib/progress/send-check-in";
import { checkInForm } from "./form-schema";

/** Sends the check-in where no script runs. The number in the form makes a repeated send the same send. */
export const sendCheckInAction = formAction("partner", checkInForm, async (actor, input) => {
  await sendCheckIn(actor, input);
  return { to: "/check-in/done" };
});
