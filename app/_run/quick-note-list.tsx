"use client";
import { clockTime } from "#lib/planning/rules";
import { NOTE_TAG_LABEL } from "#lib/planning/run-types";
import type { RunSight } from "./keeper";

/** The notes of this run: with their words where they were written since the page was opened, else how many. */
export function QuickNoteList({
  sight,
  zone,
  isDiscreet,
}: {
  sight: RunSight;
  zone: string;
  isDiscreet: boolean;
}) {
  const all = sight.events.filter(({ kind }) => kind === "note").length;
  if (all === 0 || isDiscreet) return null;
  const earlier = all - sight.written.length;
  return (
    <section aria-label="Quick notes" className="flex flex-col gap-2 border-t pt-4">
      {sight.written.map((event) =>
        event.kind === "note" ? (
          <p key={event.id} className="max-w-measure">
            <span className="type-note type-figure">
              {clockTime(new Date(event.at), zone)}, {NOTE_TAG_LABEL[event.tag]}:{" "}
            </span>
            {event.text}
          </p>
        ) : null,
      )}
      {earlier > 0 ? (
        <p className="type-note">
          {earlier === 1 ? "1 earlier note is" : `${earlier} earlier notes are`} in the wrap-up.
        </p>
      ) : null}
    </section>
  );
}
