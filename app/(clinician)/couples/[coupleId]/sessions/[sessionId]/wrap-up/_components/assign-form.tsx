"use client";
import { useState } from "react";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { MECHANISMS } from "#lib/exercises/types";
import { MOST_AT_ONCE } from "#lib/homework/rules";
import {
  MOST_TIMES,
  missingNumbers,
  mostAtOnce,
  type ReleaseChoice,
  releaseOf,
} from "#lib/homework/rules-release";
import type { LibraryEntry, StandIns } from "#lib/planning/types";
import { Checkbox } from "#ui/checkbox";
import { Field } from "#ui/field";
import { FieldGroup } from "#ui/field-group";
import { FormProblems } from "#ui/form-problems";
import { Select, type SelectOption } from "#ui/select";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { MECHANISM_LABEL } from "../../../../../../_components/exercise-words";
import { useChoices } from "../../../../../../_components/use-choices";
import { CareLine } from "../../../../_components/care-line";
import { assignHomeworkAction } from "../actions";
import { MoreReason } from "./more-reason";
import { NearestChoice } from "./nearest-choice";
import { OpensChoice, typedRelease } from "./opens-choice";
import { SeenByEach } from "./seen-by-each";
import type { LastOf } from "./seen-words";
import { StandInChoice } from "./stand-in-choice";
import { useSeen } from "./use-seen";

type AssignFormProps = {
  coupleId: string;
  sessionId: string;
  requestId: string;
  exercises: readonly LibraryEntry[];
  /** Slugs of what lies nearest to give. */
  nearest: readonly string[];
  standIns: StandIns;
  dueOn: string;
  /** How many pieces of homework each has open now. */
  open: Readonly<Record<"A" | "B", number>>;
  today: string;
  /** The newest piece each has, which another one can come after. */
  last: LastOf;
};

const IDS = {
  exerciseSlug: "exercise",
  other: "other",
  reason: "reason",
  more: "more",
  standIn: "standIn",
  for: "give",
  dueOn: "dueOn",
  opens: "opens",
  afterDays: "afterDays",
  everyDays: "everyDays",
  times: "times",
};
const GIVE = [
  { value: "both", label: "Give to both" },
  { value: "A", label: "Give to A" },
  { value: "B", label: "Give to B" },
] as const;

function option({ slug, title, minutes, locked, care, lead }: LibraryEntry) {
  const note = locked ?? care;
  const label = note ? `${title}. ${note}` : `${title}, ${minutes.typical} minutes`;
  return { value: slug, label, disabled: locked !== null, group: MECHANISM_LABEL[lead] };
}

/** By what they work on first, in the order of every screen. */
export function exerciseOptions(exercises: readonly LibraryEntry[]): SelectOption[] {
  return MECHANISMS.flatMap((mechanism) => exercises.filter(({ lead }) => lead === mechanism).map(option));
}

/**
 * Gives one exercise as homework, in two presses: which one, and to whom; it opens at once unless it is chosen otherwise. What is on hold is listed with its reason and
 * cannot be chosen.
 */
export function AssignForm(props: AssignFormProps) {
  const { coupleId, sessionId, requestId, exercises, nearest, dueOn, open, today, last } = props;
  const [state, send] = useFormAction(assignHomeworkAction);
  const typed = typedValue(state, "exerciseSlug");
  const other = typedValue(state, "other");
  const due = typedValue(state, "dueOn");
  const smaller = typedValue(state, "smaller") === "on";
  const [words, setWords] = useState("");
  const { found, state: searched } = useChoices({ coupleId, sessionId, where: "home" }, words);
  const { entryOf, standIns } = useSeen(props, found);
  const [chosen, setChosen] = useState(typed);
  const [another, setAnother] = useState(other);
  const picked = chosen === "other" || chosen === "" ? another : chosen;
  const care = entryOf.get(picked)?.care ?? null;
  const offered = words.trim() === "" ? nearest : found.entries.map(({ slug }) => slug);
  const kept = chosen !== "other" && entryOf.has(chosen) && !offered.includes(chosen) ? [chosen] : [];
  const near = [...kept, ...offered].flatMap((slug) => entryOf.get(slug) ?? []);
  const [answered, setAnswered] = useState(state);
  const [round, setRound] = useState(0);
  const [choice, setChoice] = useState(() => typedRelease(state));
  const [day, setDay] = useState(due || dueOn);
  const [isSmaller, setSmaller] = useState(smaller);
  // What was given is no longer the choice for the next one.
  if (answered !== state) {
    setAnswered(state);
    setRound(round + 1);
    setChosen(typed);
    setAnother(other);
    setChoice(typedRelease(state));
    setDay(due || dueOn);
    setSmaller(smaller);
  }
  const entry = entryOf.get(picked);
  const onlyNow = entry?.onlyNow ?? false;
  const chosenRelease: ReleaseChoice = onlyNow ? { ...choice, opens: "now" } : choice;
  const isLater = chosenRelease.opens === "after" || chosenRelease.opens === "after_days";
  const isWhole = missingNumbers(chosenRelease).length === 0 && (chosenRelease.times ?? 0) <= MOST_TIMES;
  const times = isWhole && !isLater && day ? mostAtOnce(releaseOf(chosenRelease), today, day) : 1;
  const over = (["A", "B"] as const).filter((slot) => !isLater && open[slot] + times > MOST_AT_ONCE);
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormProblems state={state} fieldIds={IDS} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="requestId" value={requestId} />
      <FieldGroup
        id="exercise"
        legend="What goes home"
        hint="At most two at a time for each, and small."
        errors={fieldErrors(state, "exerciseSlug")}
      >
        <div className="mb-3 noscript:hidden">
          <Field id="find" label="Find in the whole library" optional>
            {(control) => (
              <TextInput
                {...control}
                type="search"
                value={words}
                onChange={({ currentTarget }) => setWords(currentTarget.value)}
                onKeyDown={(event) => {
                  // It looks as it is typed; Enter is for the buttons that give.
                  if (event.key === "Enter") event.preventDefault();
                }}
                autoComplete="off"
              />
            )}
          </Field>
        </div>
        {words.trim() !== "" && found.entries.length === 0 && searched !== "old" ? (
          <p role="status" className="type-note mb-3">
            {searched === "away"
              ? "To search the whole library a network is needed. The list below came with this page."
              : searched === "refused"
                ? "The whole library could not be searched just now. Open this page again to search it."
                : "Nothing for home is called that, or is about it."}
          </p>
        ) : null}
        {/* A form that was sent is set back by the browser's hand: drawn anew, the choice stays. */}
        <NearestChoice key={round} entries={near} chosen={chosen} onChoose={setChosen} />
        <Field id="other" label="Another exercise" errors={fieldErrors(state, "other")}>
          {(control) => (
            <Select
              {...control}
              name="other"
              defaultValue={other}
              key={`${other}-${state.status}`}
              onChange={({ currentTarget }) => {
                setChosen("other");
                setAnother(currentTarget.value);
              }}
              options={[{ value: "", label: "Choose from the library" }, ...exerciseOptions(exercises)]}
            />
          )}
        </Field>
      </FieldGroup>
      <CareLine id="reason" state={state} care={care} />
      <MoreReason state={state} over={over} />
      <StandInChoice state={state} standIns={standIns} picked={picked} />
      <div className="flex flex-wrap items-start gap-x-8 gap-y-2">
        <Field id="dueOn" label="Do around" errors={fieldErrors(state, "dueOn")}>
          {(control) => (
            <TextInput
              {...control}
              name="dueOn"
              type="date"
              width="narrow"
              defaultValue={due || dueOn}
              key={`${due} ${round}`}
              onChange={({ currentTarget }) => setDay(currentTarget.value)}
            />
          )}
        </Field>
        <Checkbox
          name="smaller"
          label="The two-minute form"
          hint="The smaller step, from the start."
          defaultChecked={smaller}
          key={`${smaller} ${round}`}
          onChange={({ currentTarget }) => setSmaller(currentTarget.checked)}
        />
      </div>
      <OpensChoice
        key={`opens ${round}`}
        state={state}
        choice={choice}
        onChoose={setChoice}
        onlyNow={onlyNow}
      />
      {entry ? (
        <SeenByEach
          slug={entry.slug}
          title={entry.title}
          minutes={entry.minutes.typical}
          smaller={isSmaller}
          dueOn={day}
          choice={chosenRelease}
          isTogether={standIns.suggested[entry.slug] !== undefined}
          today={today}
          last={last}
        />
      ) : null}
      <div id="give" className="flex flex-wrap gap-2">
        {GIVE.map(({ value, label }) => (
          <SubmitButton key={value} kind="quiet" name="for" value={value} pending="Giving">
            {label}
          </SubmitButton>
        ))}
      </div>
    </form>
  );
}
