"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { handleTalkRequest } from "#lib/couples/handle-talk-request";
import { handleTalkRequestInput } from "#lib/couples/schema";
import { withdrawHomeworkInput } from "#lib/homework/schema";
import { withdrawHomework } from "#lib/homework/withdraw-homework";

/** Somebody was seen alone, or it is arranged. */
export const handleTalkRequestAction = formAction(
  "clinician",
  handleTalkRequestInput,
  async (actor, input) => {
    await handleTalkRequest(actor, input);
    refresh();
    return { note: "Dealt with. Neither partner is told." };
  },
);

export const withdrawHomeworkAction = formAction("clinician", withdrawHomeworkInput, async (actor, input) => {
  await withdrawHomework(actor, input);
  refresh();
  return { note: "The homework is taken back." };
});
