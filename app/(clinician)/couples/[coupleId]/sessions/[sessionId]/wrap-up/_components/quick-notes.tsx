import { clockTime } from "#lib/planning/rules";
import type { QuickNote } from "#lib/planning/run-events";
import { NOTE_TAG_LABEL } from "#lib/planning/run-types";

/** What was jotted down while the session ran, by the time it was written. */
export function QuickNotes({ notes, zone }: { notes: readonly QuickNote[]; zone: string }) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="quick-notes" className="mt-6">
      <h3 id="quick-notes" className="type-label">
        Quick notes
      </h3>
      <ul className="ruled mt-2">
        {notes.map((note) => (
          <li key={note.id} className="flex flex-col py-2">
            <span className="type-note type-figure">
              {clockTime(note.at, zone)}, {NOTE_TAG_LABEL[note.tag]}
              {note.isLate ? ", came in after the close" : ""}
            </span>
            <span className="max-w-measure">{note.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
