"use server";
import { formAction } from "#lib/auth/form-action";
import { askToTalk } from "#lib/couples/ask-to-talk";
import { askToTalkInput } from "#lib/couples/own-choices-schema";
import { talk as words } from "./words";

/** The answer is the same however often it is asked, and nothing of it stays on the page. */
export const askToTalkAction = formAction("partner", askToTalkInput, async (actor) => {
  await askToTalk(actor);
  return { note: words.asked };
});
