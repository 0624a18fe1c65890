import type { OpenedField, OpenedResponse } from "#lib/homework/types";
import { Icon } from "#ui/icon";
import { AUDIENCE_WORDS, answerWords } from "./answer-words";

const UNITS = { day: "Day", log: "Log", try: "Try", time: "Time" } as const;

function Answers({ fields, revealed }: { fields: readonly OpenedField[]; revealed: ReadonlySet<string> }) {
  return (
    <dl className="ruled">
      {fields.map((opened) => (
        <div key={opened.field.name} className="flex flex-col gap-1 py-3">
          <dt className="type-label">{opened.field.label}</dt>
          <dd className="max-w-measure whitespace-pre-wrap break-words">{answerWords(opened)}</dd>
          <dd className="type-note flex items-center gap-1.5">
            <Icon name="lock" size={14} />
            {revealed.has(opened.visibility)
              ? "You and the writer, and the partner since you revealed it"
              : AUDIENCE_WORDS[opened.visibility]}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/**
 * The entries that were begun, by their number. What only the writer may read does not make one: whether something
 * stands there is theirs to know.
 */
function begunEntries(fields: readonly OpenedField[]): [number, OpenedField[]][] {
  const entries = new Map<number, OpenedField[]>();
  for (const opened of fields) {
    const { entry } = opened.field;
    if (entry !== undefined) entries.set(entry, [...(entries.get(entry) ?? []), opened]);
  }
  return [...entries].filter(([, all]) =>
    all.some(({ visibility, answer }) => visibility !== "me" && answer !== null),
  );
}

type AnswerListProps = Pick<OpenedResponse, "fields" | "repeat" | "sharing">;

/** Every question that was asked, its answer, and who sees it; of a repeated exercise each entry apart. */
export function AnswerList({ fields, repeat, sharing }: AnswerListProps) {
  const revealed = new Set<string>(sharing.flatMap(({ kind, state }) => (state === "open" ? [kind] : [])));
  if (!repeat) return <Answers fields={fields} revealed={revealed} />;
  const entries = begunEntries(fields);
  const firstOfEntries = fields.findIndex(({ field }) => field.entry !== undefined);
  const before = fields.slice(0, firstOfEntries);
  const after = fields.slice(firstOfEntries).filter(({ field }) => field.entry === undefined);
  return (
    <div className="flex flex-col gap-6">
      <p className="type-figure text-text-muted">
        {entries.length} of {repeat.times} {repeat.times === 1 ? "entry" : "entries"} begun.
      </p>
      {before.length > 0 ? <Answers fields={before} revealed={revealed} /> : null}
      {entries.map(([entry, all]) => {
        const stamp = all.find(({ field }) => field.type === "stamp");
        return (
          <section key={entry} aria-labelledby={`entry-${entry}`}>
            <h3 id={`entry-${entry}`} className="type-label border-b pb-1">
              {UNITS[repeat.unit]} {entry}
              {stamp && stamp.answer !== null ? `, ${answerWords(stamp)}` : null}
            </h3>
            <Answers fields={all.filter((opened) => opened !== stamp)} revealed={revealed} />
          </section>
        );
      })}
      {after.length > 0 ? <Answers fields={after} revealed={revealed} /> : null}
    </div>
  );
}
