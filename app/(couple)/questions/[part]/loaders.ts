import { notFound } from "next/navigation";
import { isSentSignedOut, requireActor } from "#lib/auth/require-actor";
import { agreementLine } from "#lib/couples/rules-secrets";
import { INDICATORS } from "#lib/formulation/indicators";
import { openOwnRatings } from "#lib/formulation/own-ratings";
import { isKeptBack } from "#lib/formulation/ratings";
import { RATING_PAGES } from "#lib/formulation/schema";

/** One part of the questions with what was saved of it; null after a plain form was sent signed out. */
export async function loadPart(part: string) {
  if (await isSentSignedOut()) return null;
  const actor = await requireActor("partner");
  const place = /^[1-4]$/.test(part) ? Number(part) : null;
  const page = place === null ? undefined : RATING_PAGES[place - 1];
  if (place === null || page === undefined) notFound();
  const own = await openOwnRatings(actor);
  const { state } = own;
  return {
    place,
    parts: RATING_PAGES.length,
    page,
    state,
    /** The same for everybody, whatever was saved. */
    keepsBack: INDICATORS.some((one) => one.mechanism === page && isKeptBack(one)),
    agreement: { version: own.agreementVersion, line: agreementLine(own.agreement) },
    lines: INDICATORS.filter((one) => one.mechanism === page).map(({ key, words }) => ({
      key,
      words,
      value: own.state === "open" ? (own.ratings[key]?.toString() ?? null) : null,
    })),
  };
}
