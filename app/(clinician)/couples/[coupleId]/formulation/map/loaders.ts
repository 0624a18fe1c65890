import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { dayIn } from "#lib/couples/days";
import { compareLoopMaps, openJointMap, openLoopMap } from "#lib/formulation/open-map";
import { blankMap, blankNotes, mapChanges } from "#lib/formulation/rules-map";
import { systemClock } from "#lib/kernel/clock";

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** A version from the address: null where none is named, and nothing at all where it is no number. */
function versionIn(search: Search, name: string): number | null {
  const text = search[name];
  if (text === undefined) return null;
  if (typeof text !== "string" || !/^[1-9]\d{0,6}$/.test(text)) notFound();
  return Number(text);
}

const isAsked = (search: Search, name: string, value: string) => search[name] === value;

/** Without a map its own page says so; that is where the others lead. */
function noMap(coupleId: string): never {
  redirect(`/couples/${coupleId}/formulation/map` as Route);
}

/** A version of the map with what stands beside it for the therapist. */
export async function loadMap(coupleId: string, search: Search = {}) {
  const actor = await requireActor("clinician");
  const found = await pageRead(() => openLoopMap(actor, coupleId, versionIn(search, "version")));
  const { timeZone } = await shellFacts();
  return { ...found, timeZone, today: dayIn(systemClock(), timeZone) };
}

/** The newest map to write on; its notes only where they were asked for, since both may look on. */
export async function loadMapForm(coupleId: string, search: Search) {
  const actor = await requireActor("clinician");
  if (isAsked(search, "notes", "yes")) {
    const { couple, shown } = await pageRead(() => openLoopMap(actor, coupleId));
    return {
      couple,
      version: shown?.version ?? 0,
      map: shown?.map ?? blankMap(),
      notes: shown?.notes ?? blankNotes(),
    };
  }
  const { couple, shown } = await pageRead(() => openJointMap(actor, coupleId));
  return { couple, version: shown?.version ?? 0, map: shown?.map ?? blankMap(), notes: null };
}

/** The same without anything of the therapist's own. */
export async function loadSharedMap(coupleId: string, search: Search = {}) {
  const actor = await requireActor("clinician");
  const { couple, shown } = await pageRead(() => openJointMap(actor, coupleId, versionIn(search, "version")));
  if (shown === null) return noMap(couple.id);
  return { couple, shown, paper: isAsked(search, "paper", "letter") ? ("letter" as const) : ("a4" as const) };
}

/** Two versions side by side, part by part. */
export async function loadVersions(coupleId: string, search: Search) {
  const actor = await requireActor("clinician");
  const { before, after, ...found } = await pageRead(() =>
    compareLoopMaps(actor, coupleId, { before: versionIn(search, "a"), after: versionIn(search, "b") }),
  );
  if (found.versions.length === 0) return noMap(coupleId);
  if (!before || !after) notFound();
  const { timeZone } = await shellFacts();
  return { ...found, timeZone, before, after, changes: mapChanges(before.map, after.map) };
}
