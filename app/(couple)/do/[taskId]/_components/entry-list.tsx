import type { ReactNode } from "react";
import type { EntryOverview, EntryRow, PartRow } from "#lib/homework/entry-overview";
import { HardLink, HardLinkButton } from "#ui/hard-link";
import { formatDate } from "../../../../_ui/when";
import * as WORDS from "../../../_components/words";

const words = WORDS.overview;

type ListProps = { overview: EntryOverview; base: string };

function writtenWords({ written, of }: PartRow): string {
  if (written === 0) return words.nothing;
  return written === of ? words.allWritten : words.written(written, of);
}

/** "22 Nov, evening" of a stamp. */
function stampWords(stamp: string): string {
  const [day = "", part = ""] = stamp.split(" ");
  return `${formatDate(day)}, ${part}`;
}

function Row({ title, note, children }: { title: string; note?: string | null; children: ReactNode }) {
  return (
    <li className="flex flex-col gap-2 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="type-label">{title}</h3>
        {note ? <p className="type-note">{note}</p> : null}
      </div>
      {children}
    </li>
  );
}

function TextLink({ href, name, children }: { href: string; name: string; children: string }) {
  return (
    <HardLink href={href} className="inline-flex min-h-control items-center text-link">
      {children}
      <span className="sr-only">({name})</span>
    </HardLink>
  );
}

function Entry({ row, base }: { row: EntryRow; base: string }) {
  const whole = row.written === row.of;
  return (
    <Row title={row.name} note={row.stamp ? stampWords(row.stamp) : null}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 text-text-muted">
        <p>{row.waiting ? waitingWords(row.waiting.count) : writtenWords(row)}</p>
        <TextLink href={`${base}/${row.waiting?.place ?? row.place}`} name={row.name}>
          {row.waiting ? words.answer : whole ? words.look : words.goOn}
        </TextLink>
      </div>
      {row.opens ? (
        <p className="text-text-muted">
          {words.comesBack} {row.opens}
        </p>
      ) : null}
    </Row>
  );
}

function waitingWords(questions: number): string {
  return questions === 1 ? words.waiting : words.waitingMany(questions);
}

/** Which of the ways on is the main one: what comes first, then the next entry, then what closes. */
function mainOf({ start, entries, next }: EntryOverview): "start" | "next" | "end" {
  if (start && start.written === 0 && entries.length === 0) return "start";
  return next && next.waits === null ? "next" : "end";
}

/** A repeated exercise: a row for each entry with what is written and what opens later, then what closes it. */
export function EntryList({ overview, base }: ListProps) {
  const { start, entries, next, end } = overview;
  const main = mainOf(overview);
  const kind = (which: typeof main) => (main === which ? "primary" : "quiet");
  return (
    <section className="flex flex-col border-t pt-4">
      <h2 className="type-heading">{entries.length > 0 ? words.title : words.emptyTitle}</h2>
      <ul className="ruled">
        {start ? (
          <Row title={words.before}>
            {main === "start" ? (
              <HardLinkButton href={`${base}/${start.place}`} kind="primary" wide>
                {words.begin}
              </HardLinkButton>
            ) : (
              <div className="flex flex-wrap items-center justify-between gap-x-4 text-text-muted">
                <p>{writtenWords(start)}</p>
                <TextLink href={`${base}/${start.place}`} name={words.before}>
                  {start.written === start.of ? words.look : words.goOn}
                </TextLink>
              </div>
            )}
          </Row>
        ) : null}
        {entries.map((row) => (
          <Entry key={row.entry} row={row} base={base} />
        ))}
        {next ? (
          <Row title={next.name}>
            {next.waits ? (
              <p className="text-text-muted">{next.waits}</p>
            ) : (
              <HardLinkButton href={`${base}/${next.place}`} kind={kind("next")} wide>
                {entries.length === 0 ? words.start : words.startNext}
              </HardLinkButton>
            )}
          </Row>
        ) : (
          <li className="py-4 text-text-muted">{words.lastOne}</li>
        )}
        <Row title={words.after}>
          <p className="text-text-muted">{end ? words.afterText : words.finishText}</p>
          <HardLinkButton
            href={end ? `${base}/${end.place}` : `${base}/end`}
            kind={entries.length === 0 ? "quiet" : kind("end")}
            wide
          >
            {end ? words.goOn : words.finish}
          </HardLinkButton>
          {end ? (
            <TextLink href={`${base}/end`} name={words.finishText}>
              {words.finish}
            </TextLink>
          ) : null}
        </Row>
      </ul>
    </section>
  );
}
