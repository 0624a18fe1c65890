import { readPart, sectionsOf } from "#lib/notes/rules";
import { type Amendment, type KeptNote, type NoteRecord, PART_LABEL } from "#lib/notes/types";
import { clockTime, dayLabel } from "#lib/planning/rules";

type SignedNoteProps = {
  record: NoteRecord;
  note: Pick<KeptNote, "content" | "signedAt">;
  amendments: readonly Amendment[];
  zone: string;
};

export const momentOf = (at: Date, zone: string) => `${dayLabel(at, zone)}, ${clockTime(at, zone)}`;

/** A note to read: its sections in order, when it was signed, and beneath it what was added later, oldest first. */
export function SignedNote({ record, note, amendments, zone }: SignedNoteProps) {
  const { content, signedAt } = note;
  const sections = sectionsOf(content.layout, record, content.parts).filter(({ parts }) =>
    parts.some((part) => readPart(content, part) !== ""),
  );
  return (
    <article className="flex max-w-reading flex-col gap-5">
      {sections.map(({ name, parts }) => (
        <section key={name} aria-label={name} className="flex flex-col gap-1.5">
          <h3 className="type-heading border-b pb-1">{name}</h3>
          <dl className="flex flex-col gap-2">
            {parts
              .filter((part) => readPart(content, part) !== "")
              .map((part) => (
                <div key={part} className="grid gap-x-4 sheet:grid-cols-[8.5rem_minmax(0,1fr)]">
                  <dt className="text-text-muted">{PART_LABEL[part]}</dt>
                  <dd className="whitespace-pre-wrap break-words">{readPart(content, part)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      {signedAt ? <p className="type-note type-figure">Signed {momentOf(signedAt, zone)}</p> : null}
      {amendments.map(({ id, text, writtenAt }) => (
        <section key={id} className="flex flex-col gap-1 border-l-2 border-text pl-4">
          <h3 className="type-label type-figure">Amendment, {momentOf(writtenAt, zone)}</h3>
          <p className="whitespace-pre-wrap break-words">{text}</p>
        </section>
      ))}
    </article>
  );
}
