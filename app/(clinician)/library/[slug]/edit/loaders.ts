import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { openDraft } from "#lib/exercises/open-draft";

/** The draft of an exercise, and the zone its times are told in. */
export async function loadDraft(slug: string) {
  const actor = await requireActor("clinician");
  const opened = await pageRead(() => openDraft(actor, slug));
  return { ...opened, zone: (await shellFacts()).timeZone };
}
