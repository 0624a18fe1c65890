import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { listCoSigns } from "#lib/supervision/list-co-signs";
import type { CoSign } from "#lib/supervision/types";
import { coSignWords } from "#lib/supervision/words";

const inWords = (one: CoSign) => ({ ...one, words: coSignWords(one) });

export async function loadCoSigns() {
  const actor = await requireActor("supervisor");
  const { open, decided } = await pageRead(() => listCoSigns(actor));
  const { timeZone } = await shellFacts();
  return { timeZone, open: open.map(inWords), decided: decided.map(inWords) };
}
