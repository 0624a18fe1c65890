import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { loadHistory } from "#lib/exercises/load-history";
import { versionIn } from "../version-address";
import { changesInWords } from "./_components/change-words";

/** The versions of an exercise and, in words, what changed between two of them. */
export async function loadVersions(slug: string, search: Record<string, string | string[] | undefined>) {
  const actor = await requireActor("clinician");
  const between = { from: versionIn(search.from), to: versionIn(search.to) };
  const { title, lines, compared } = await pageRead(() => loadHistory(actor, slug, between));
  const { timeZone } = await shellFacts();
  return {
    title,
    lines,
    timeZone,
    compared: compared && {
      from: compared.before.version,
      to: compared.after.version,
      changes: changesInWords(compared.changes, compared.before, compared.after),
    },
  };
}
