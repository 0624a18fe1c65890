"use server";
import { formAction } from "#lib/auth/form-action";
import { discardEpisode } from "#lib/formulation/discard-episode";
import { discardEpisodeInput } from "#lib/formulation/episode-schema";

/** Throws away what is being written, and shows the start page anew. */
export const discardEpisodeAction = formAction("partner", discardEpisodeInput, async (actor) => {
  await discardEpisode(actor);
  return { to: "/moments" };
});
