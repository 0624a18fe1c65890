"use client";

import { type FormEvent, type ReactNode, useActionState, useCallback, useRef, useState } from "react";
import { type FormState, fieldErrors, IDLE, typedValue } from "#lib/auth/form-state";
import type { AnswerValue, Field } from "#lib/exercises/types";
import { gatherSorted, isSortPart, readTyped, typedText } from "#lib/homework/rules-typed";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { Question } from "#ui/question/question";
import { Status } from "#ui/status";
import { saveStepAction } from "../actions";
import { OtherWords } from "./other-words";
import { useAutosave } from "./use-autosave";
import * as WORDS from "./words";

const ANSWER_ID = "answer";

type AnswerFormProps = {
  taskId: string;
  place: number;
  version: number;
  field: Field;
  /** Why it is asked and who will see the answer, drawn by the server. */
  hint: ReactNode;
  saved: AnswerValue | null;
  /** The same as its writer would read it. */
  savedWords: string | null;
  /** Where the page leads, by answer where the answer decides; under the empty text for all others. */
  onward: Readonly<Record<string, string>>;
  /** Of taking turns: which one this is, and where the phone is handed over. */
  turn: { number: number; of: number; overHref: string; isTablet: boolean } | null;
};

type Intent = "continue" | "skip" | "stop" | "pass";

/** What the field shows: after a refusal what was typed, else what is saved. */
function shownValue(state: FormState, field: Field, saved: AnswerValue | null): string | readonly string[] {
  const values = state.status === "refused" ? state.values : {};
  if (values.answer !== undefined) return values.answer;
  const cards = Object.entries(values).filter(([name]) => isSortPart(name));
  if (cards.length > 0) return gatherSorted(cards).map(String);
  return Array.isArray(saved) ? saved : typedText(field, saved);
}

function readForm(field: Field, form: HTMLFormElement): AnswerValue | null {
  const typed = new FormData(form);
  const cards = gatherSorted([...typed].filter(([name]) => isSortPart(name))).map(String);
  const list = [...typed.getAll("answer[]").map(String), ...cards];
  return readTyped(field, list.length > 0 ? list : String(typed.get("answer") ?? ""));
}

function savingWords(saving: "none" | "typing" | "saving" | "saved") {
  if (saving === "saved") return <Status kind="done">{WORDS.step.saved}</Status>;
  if (saving === "saving") return <Status kind="busy">{WORDS.step.saving}</Status>;
  return <Status>{saving === "typing" ? WORDS.step.typing : ""}</Status>;
}

/**
 * One question as a plain form. Without scripts it is sent as it stands; with them it is saved as it is
 * typed, and the buttons move on once the words are kept.
 */
export function AnswerForm(props: AnswerFormProps) {
  const { taskId, place, version, field, hint, saved, savedWords, onward, turn } = props;
  const address = turn && turn.number > 1 ? `${place}/turn/${turn.number}` : place;
  const [state, send] = useActionState(saveStepAction, IDLE, `/do/${taskId}/${address}`);
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const read = useCallback(
    (): AnswerValue | null => (form.current ? readForm(field, form.current) : saved),
    [field, saved],
  );
  const autosave = useAutosave({
    taskId,
    name: field.name,
    version,
    saved,
    read,
    grows: field.type === "timer" || field.type === "turns" || field.type === "pacer",
  });
  const { problem, hasOther, changed } = autosave;
  const passes = turn !== null && turn.number < turn.of;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const intent = (button?.getAttribute("value") ?? "continue") as Intent;
    const answer = intent === "skip" ? null : read();
    // Typed words are no answer that leads anywhere, also where every object has a part of that name.
    const leads = typeof answer === "string" && Object.hasOwn(onward, answer) ? answer : "";
    const next = onward[leads];
    setBusy(true);
    if (intent === "stop" && !(turn && turn.number > 1)) await autosave.leaveFor(`/do/${taskId}/end`, answer);
    else if (turn && intent === "pass") {
      const next = turn.number + 1;
      await autosave.leaveFor(`${turn.overHref}/${next}`, answer, true, { place, turn: next });
    } else if (turn && (turn.number > 1 || intent === "continue")) {
      await autosave.leaveFor(`${turn.overHref}/back`, answer, true);
    } else await autosave.leaveFor(next ?? `/do/${taskId}/end`, answer);
    setBusy(false);
  };

  const refused = state.status === "refused" ? state : null;
  const errors = problem?.errors ?? [...fieldErrors(state, "answer"), ...fieldErrors(state, "minutes")];
  const message =
    problem && problem.errors.length === 0
      ? problem.message
      : refused && errors.length === 0
        ? refused.code === "stale_version"
          ? WORDS.step.staleForm
          : refused.message
        : null;

  return (
    <form
      ref={form}
      action={send}
      onSubmit={submit}
      onInput={changed}
      noValidate
      className="flex flex-1 flex-col gap-6"
    >
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="step" value={place} />
      <input type="hidden" name="version" value={version} />
      {turn ? <input type="hidden" name="turn" value={turn.number} /> : null}
      <Question
        question={field}
        id={ANSWER_ID}
        name="answer"
        titled
        hint={hint}
        value={shownValue(state, field, saved)}
        minutes={typedValue(state, "minutes")}
        turn={turn?.number ?? 1}
        errors={errors}
        onChange={changed}
      />
      {turn?.number === 1 && !turn.isTablet ? (
        <p className="text-text-muted">{WORDS.turns.elsewhere}</p>
      ) : null}
      {hasOther ? (
        <OtherWords words={savedWords} choose={{ keep: autosave.keepMine, take: autosave.takeOther }} />
      ) : null}
      {refused?.code === "stale_version" && !problem ? <OtherWords words={savedWords} choose={null} /> : null}
      {message ? (
        <div role="alert">
          <Notice kind="warning">{message}</Notice>
        </div>
      ) : null}
      <div className="min-h-6">{savingWords(autosave.saving)}</div>
      <div className="mt-auto flex flex-col gap-3">
        <Button
          type="submit"
          name="intent"
          value={passes ? "pass" : "continue"}
          kind="primary"
          wide
          aria-disabled={busy || undefined}
        >
          {passes ? WORDS.turns.handOver : WORDS.step.continue}
        </Button>
        {passes ? (
          <Button type="submit" name="intent" value="continue" wide>
            {WORDS.turns.enough}
          </Button>
        ) : null}
        <div className="flex flex-wrap justify-between gap-3">
          <Button type="submit" name="intent" value="skip">
            {WORDS.step.skip}
          </Button>
          <Button type="submit" name="intent" value="stop">
            {WORDS.step.stop}
          </Button>
        </div>
      </div>
    </form>
  );
}
