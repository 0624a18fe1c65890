import { runPlace } from "#lib/planning/rules";
import {
  type Guide,
  PHASE_LABEL,
  type PlanFacts,
  type RunPage,
  type SessionFacts,
} from "#lib/planning/types";
import { Agenda } from "./agenda";
import { CurrentForm } from "./current-form";
import { EndForm } from "./end-form";
import { FocusCurrent } from "./focus-current";
import { GiveForm } from "./give-form";
import { ItemGuide } from "./item-guide";
import { KeysHint } from "./keys-hint";
import { RunClock } from "./run-clock";
import { RunKeys } from "./run-keys";
import { YesLine } from "./yes-line";

type RunningSessionProps = {
  coupleId: string;
  session: SessionFacts;
  startedAt: Date;
  plan: PlanFacts;
  guides: Readonly<Record<string, Guide>>;
  room: RunPage["room"];
  care: RunPage["care"];
  yes: RunPage["yes"];
  now: Date;
  singleKeys: boolean;
};

/** A session under way: the current item large, the next one in sight, everything else folded. */
export function RunningSession(props: RunningSessionProps) {
  const { coupleId, session, startedAt, plan, guides, room, care, yes, now, singleKeys } = props;
  const { items } = plan;
  const { current, next, step, of } = runPlace(items);
  const place = { coupleId, sessionId: session.id };
  const guide = current ? guides[current.id] : undefined;
  const status = current ? yes[current.id] : undefined;
  const hasEnded = session.endedAt !== null;
  return (
    <div className="flex max-w-reading flex-col gap-8">
      <RunKeys on={singleKeys} />
      <FocusCurrent currentId={current?.id ?? null} />
      {current ? (
        <section aria-labelledby="current" className="flex flex-col gap-5">
          <div>
            <p className="type-note type-figure">
              {step} of {of}, {PHASE_LABEL[current.phase]}
            </p>
            <h2
              id="current"
              tabIndex={-1}
              className="my-1 font-serif focus:outline-none text-[clamp(2rem,1.25rem+2.5vw,3rem)] leading-[1.15] font-medium tracking-[-0.015em]"
            >
              {current.title}
            </h2>
            <p className="type-figure text-lg text-text-muted">{current.minutes} minutes planned</p>
          </div>
          {hasEnded ? null : (
            <RunClock items={items} startedAt={startedAt} minutes={session.minutes} now={now} />
          )}
          <CurrentForm
            key={current.id}
            place={place}
            item={current}
            items={items}
            startedAt={startedAt}
            now={now}
            isOver={hasEnded}
          />
          <KeysHint on={singleKeys} />
          {!hasEnded && status && room[current.id] !== "given" ? (
            <YesLine coupleId={coupleId} status={status} zone={session.zone} />
          ) : null}
          {!hasEnded && room[current.id] ? (
            <GiveForm
              place={place}
              itemId={current.id}
              given={room[current.id] === "given"}
              care={care[current.id] ?? null}
            />
          ) : null}
          {guide ? <ItemGuide guide={guide} /> : null}
        </section>
      ) : (
        <section aria-labelledby="current" className="flex flex-col gap-2">
          <h2 id="current" tabIndex={-1} className="type-display focus:outline-none">
            That was the last item
          </h2>
          {hasEnded ? null : (
            <RunClock items={items} startedAt={startedAt} minutes={session.minutes} now={now} />
          )}
        </section>
      )}
      {next ? (
        <p className="border-t pt-4 text-lg">
          <span className="text-text-muted">Next: </span>
          {next.title}
          <span className="type-figure text-text-muted">, {next.minutes} minutes</span>
        </p>
      ) : null}
      <details className="border-t pt-4" open={current === null}>
        <summary className="type-label">The whole plan</summary>
        <Agenda place={place} items={items} currentId={current?.id ?? null} />
      </details>
      <div className="border-t pt-5">
        <EndForm place={place} kind={current ? "quiet" : "primary"} hasEnded={hasEnded} />
      </div>
    </div>
  );
}
