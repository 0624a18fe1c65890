import type { NoteLine } from "#lib/notes/types";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";

/** The author's own notes: no part of the record, so they stand apart from it. */
export function ProcessList({ coupleId, lines }: { coupleId: string; lines: readonly NoteLine[] }) {
  const written = lines.filter(({ hasProcessNote }) => hasProcessNote);
  return (
    <section
      aria-labelledby="process-title"
      className="self-start rounded-control border-2 border-dashed border-border-strong bg-sunken p-4"
    >
      <h2 id="process-title" className="type-heading inline-flex items-center gap-2">
        <Icon name="lock" />
        Process notes
      </h2>
      <p className="type-note">
        Yours alone, in no export and on no paper. Begin one from the note of a session.
      </p>
      {written.length === 0 ? null : (
        <ul className="ruled mt-2">
          {written.map(({ session }) => (
            <li key={session.id} className="py-1.5">
              <Link href={`/couples/${coupleId}/sessions/${session.id}/process-note`}>
                Session {session.number}
                <span className="sr-only">, process note</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
