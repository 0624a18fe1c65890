"use server";
import { formAction } from "#lib/auth/form-action";
import { sayAgain } from "#lib/auth/hand-over";
import { requestNetwork, requestToken } from "#lib/auth/request";
import { INDICATORS } from "#lib/formulation/indicators";
import { RATING_PAGES } from "#lib/formulation/schema";
import { openSentRatings } from "#lib/formulation/sent-ratings";
import { takeBackInput } from "#lib/homework/schema";
import { questions as words } from "../words";

/** Shows what was sent to whoever says the owner's passphrase, in this one answer and nowhere else. */
export const openSentRatingsAction = formAction(
  "partner",
  takeBackInput,
  async (actor, { passphrase }) => {
    await sayAgain(await requestToken(), passphrase, await requestNetwork());
    const sent = await openSentRatings(actor);
    if (!sent) return { note: words.nothingSent };
    return {
      note: words.sentLast,
      said: RATING_PAGES.map((page, place) => ({
        kind: "info" as const,
        title: words.part(place + 1, RATING_PAGES.length),
        lines: INDICATORS.filter(({ mechanism }) => mechanism === page).flatMap(
          ({ key, words: statement }) => {
            const picked = sent.ratings[key];
            return picked === undefined ? [] : [words.line(statement, picked)];
          },
        ),
      })),
    };
  },
  ["passphrase"],
);
