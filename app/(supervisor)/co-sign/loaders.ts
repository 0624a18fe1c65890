import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { listCoSigns } from "#lib/supervision/list-co-signs";
import type { CoSign } from "#lib/supervision/types";
import { coSignWords } from "#lib/supervision/words";

const inWords = (one: CoSign) => ({ ...one, words: coSignWords(one) });

export async function loadCoSigns() {
  const actor = await requireActor("supervisor");
  const { open, decided } = await pageRead(() => listCoSigns(actor));
  return { open: open.map(inWords), decided: decided.map(inWords) };
}
