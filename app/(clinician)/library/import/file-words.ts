import type { ImportedExercise } from "#lib/exercises/import-exercises";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** What an import brought, in words; says of each that could not have the address of its title which one it got. */
export function importedInWords(imported: readonly ImportedExercise[]): string {
  const count = imported.length === 1 ? "1 exercise is" : `${imported.length} exercises are`;
  const renamed = imported.filter(({ renamed }) => renamed);
  const kept =
    renamed.length === 0
      ? ""
      : ` There was one of the same title already for ${list.format(
          renamed.map(({ title, slug }) => `“${title}” (kept as ${slug})`),
        )}; both stay.`;
  return `${count} here as ${imported.length === 1 ? "a draft" : "drafts"} of your own: ${list.format(
    imported.map(({ title }) => `“${title}”`),
  )}.${kept}`;
}
