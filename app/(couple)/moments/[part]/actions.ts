"use server";
import { formAction } from "#lib/auth/form-action";
import { saveEpisodeInput } from "#lib/formulation/episode-schema";
import { saveEpisode } from "#lib/formulation/save-episode";
import { EPISODE_PAGES } from "#lib/formulation/types";

/** Saves one page and goes on, or sends all of it. */
export const saveEpisodeAction = formAction("partner", saveEpisodeInput, async (actor, input) => {
  const { isSent } = await saveEpisode(actor, input);
  return { to: isSent ? "/moments/done" : `/moments/${EPISODE_PAGES.indexOf(input.page) + 2}` };
});
