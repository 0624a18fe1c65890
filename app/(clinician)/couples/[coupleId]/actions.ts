"use server";
import { refresh } from "next/cache";
import { formAction } from "#lib/auth/form-action";
import { askForYes } from "#lib/couples/ask-for-yes";
import { handleTalkRequest } from "#lib/couples/handle-talk-request";
import { askForYesInput, handleTalkRequestInput } from "#lib/couples/schema";
import { revealLinesInput } from "#lib/formulation/line-schema";
import { revealLines } from "#lib/formulation/reveal-lines";
import { openHomeworkNow } from "#lib/homework/open-now";
import { openNowInput, withdrawHomeworkInput } from "#lib/homework/schema";
import { withdrawHomework } from "#lib/homework/withdraw-homework";
import { DomainError } from "#lib/kernel/errors";

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

/** Asks both partners at once for a yes to touch or to sexual work. */
export const askForYesAction = formAction("clinician", askForYesInput, async (actor, input) => {
  await askForYes(actor, input);
  refresh();
  return { note: "Both will find it on their own page." };
});

/** Opens to both the lines named, which both have shared; where one of them is not ready any more, shows what is. */
export const revealLinesAction = formAction("clinician", revealLinesInput, async (actor, input) => {
  await revealLines(actor, input).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "conflict") refresh();
    throw error;
  });
  refresh();
  return { note: "Both can read it on their own page now." };
});

/** Opens homework that waits for its day or for the piece before it. */
export const openNowAction = formAction("clinician", openNowInput, async (actor, input) => {
  await openHomeworkNow(actor, input);
  refresh();
  return { note: "It is open now." };
});

export const withdrawHomeworkAction = formAction("clinician", withdrawHomeworkInput, async (actor, input) => {
  await withdrawHomework(actor, input);
  refresh();
  return { note: "The homework is taken back." };
});
