import { notFound } from "next/navigation";
import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { openPartnerRecord } from "#lib/formulation/open-record";
import { slotInAddress } from "#lib/formulation/record-schema";

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** An earlier version that the address names; null where none is named, and nowhere where it is no number. */
function versionIn({ version }: Search): number | null {
  if (version === undefined) return null;
  if (typeof version !== "string" || !/^[1-9]\d{0,6}$/.test(version)) notFound();
  return Number(version);
}

/** One partner's record: the newest version, or the one that the address names. */
export async function loadRecord(coupleId: string, letter: string, search: Search) {
  const actor = await requireActor("clinician");
  const asked = slotInAddress.safeParse(letter);
  if (!asked.success) notFound();
  const slot = asked.data;
  const { couple, versions, shown } = await pageRead(() =>
    openPartnerRecord(actor, coupleId, slot, versionIn(search)),
  );
  const { timeZone } = await shellFacts();
  return {
    couple,
    slot,
    versions,
    shown,
    isEarlier: shown !== null && shown.version !== versions[0]?.version,
    timeZone,
    paper: search.paper === "letter" ? ("letter" as const) : ("a4" as const),
  };
}
