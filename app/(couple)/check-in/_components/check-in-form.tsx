"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import type { CheckInItem, CheckInKey } from "#lib/progress/types";
import { Button } from "#ui/button";
import { FormProblems } from "#ui/form-problems";
import { Notice } from "#ui/notice";
import { useFormAction } from "#ui/use-form-action";
import { beforeLeaving } from "../../../_ui/shell/last-words";
import { AgreementField, type ShownAgreement } from "../../_components/agreement";
import { putUntilHeard, sendId } from "../../_components/put-until-heard";
import { sendCheckInAction } from "../actions";
import { CheckInQuestion } from "./check-in-question";
import { AnswerKeeper, type KeptAnswers, tabStore } from "./kept-answers";
import * as WORDS from "./words";

const words = WORDS.checkIn;

type CheckInFormProps = {
  items: readonly CheckInItem[];
  week: string;
  /** Made by the page, for where no script runs. */
  submissionId: string;
  /** Told to this page alone; what the tab keeps over a reload is sealed under it. */
  keepKey: string;
  /** Said once, above the first question. */
  intro: string;
  /** What their therapist may do with it, beside every question. */
  agreement: ShownAgreement;
};

type Answers = Record<CheckInKey, number | null> & { q2NotApplicable: boolean };

function answersIn(form: FormData): Answers {
  const scale = (key: CheckInKey) => {
    const text = form.get(key);
    return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : null;
  };
  const q1 = scale("q1");
  const q2NotApplicable = q1 === 0 && form.get("q2NotApplicable") === "on";
  return {
    q1,
    q2: q2NotApplicable ? null : scale("q2"),
    q2NotApplicable,
    q3: scale("q3"),
    q4: scale("q4"),
    q5: scale("q5"),
    q6: scale("q6"),
  };
}

const PICKS = /^q\d$|^q2NotApplicable$/;

/** The picks of a form by name, without its numbers. */
function picksIn(form: FormData): KeptAnswers["picks"] {
  const picks = [...form].filter((field): field is [string, string] => PICKS.test(field[0]));
  return Object.fromEntries(picks);
}

/** Ticks what was picked before the page was loaded again. */
function fillIn(form: HTMLFormElement, picks: KeptAnswers["picks"]): void {
  for (const input of form.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")) {
    if (PICKS.test(input.name) && picks[input.name] !== undefined)
      input.checked = input.value === picks[input.name];
  }
}

const ONLY_WITHOUT_SCRIPTS = "hidden noscript:block";

/** Six questions, one at a time; without scripts all six stand in one plain form. */
export function CheckInForm({ items, week, submissionId, keepKey, intro, agreement }: CheckInFormProps) {
  const [state, send] = useFormAction(sendCheckInAction, "/check-in");
  const router = useRouter();
  const [place, setPlace] = useState(0);
  const [soughtNone, setSoughtNone] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useRef<{ id: string; body: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const moved = useRef(false);
  const last = place === items.length - 1;

  const keeper = useRef<AnswerKeeper | null>(null);

  useEffect(() => {
    const own = new AnswerKeeper(keepKey, tabStore(), window.crypto?.subtle);
    keeper.current = own;
    void own.read().then((kept) => {
      if (!kept || !form.current) return;
      fillIn(form.current, kept.picks);
      setSoughtNone(kept.picks.q1 === "0");
      setPlace(Math.min(Math.max(kept.place, 0), items.length - 1));
    });
    return beforeLeaving(async () => own.forget());
  }, [keepKey, items.length]);

  useEffect(() => {
    if (!moved.current) return;
    document.getElementById(`question-${place}`)?.focus();
  }, [place]);

  const keep = (at: number) => {
    if (form.current) void keeper.current?.keep({ place: at, picks: picksIn(new FormData(form.current)) });
  };

  const move = (to: number) => {
    moved.current = true;
    setPlace(to);
    keep(to);
    window.scrollTo(0, 0);
  };
  const noticeAnswer = () => {
    if (form.current) setSoughtNone(new FormData(form.current).get("q1") === "0");
    keep(place);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    if (!last) {
      move(place + 1);
      return;
    }
    const body = { week, agreement: agreement.version, ...answersIn(new FormData(event.currentTarget)) };
    // One number for one content: a repeat keeps it, a changed answer gets a new one.
    if (attempt.current?.body !== JSON.stringify(body)) {
      attempt.current = { id: sendId(submissionId), body: JSON.stringify(body) };
    }
    setSending(true);
    setProblem(null);
    const heard = await putUntilHeard("/api/responses/check-in", {
      submissionId: attempt.current.id,
      ...body,
    });
    if (heard.ok) {
      keeper.current?.forget();
      window.location.assign("/check-in/done");
      return;
    }
    setSending(false);
    setProblem(Object.values(heard.fields).flat()[0] ?? heard.message);
    // What the page showed is out of date; the picks stay.
    if (heard.code === "conflict") router.refresh();
  };

  const fieldIds = Object.fromEntries(items.map((item) => [item.key, item.key]));
  return (
    <form
      ref={form}
      action={send}
      onSubmit={submit}
      onChange={noticeAnswer}
      noValidate
      className="flex flex-1 flex-col gap-8"
    >
      <input type="hidden" name="submissionId" value={typedValue(state, "submissionId", submissionId)} />
      <input type="hidden" name="week" value={week} />
      <AgreementField agreement={agreement} />
      <FormProblems state={state} fieldIds={{ ...fieldIds, q2NotApplicable: "q2" }} />
      {items.map((item, index) => (
        <div key={item.key} className={index === place ? undefined : ONLY_WITHOUT_SCRIPTS}>
          {index === 0 ? <p className="mb-6 text-text-muted">{intro}</p> : null}
          <p className="type-note type-figure mb-2">{words.place(index + 1, items.length)}</p>
          <CheckInQuestion
            headingId={`question-${index}`}
            item={item}
            agreement={agreement.line}
            value={typedValue(state, item.key)}
            notApplicable={typedValue(state, "q2NotApplicable") === "on"}
            mayNotApply={soughtNone}
            errors={[
              ...fieldErrors(state, item.key),
              ...(item.notApplicable ? fieldErrors(state, "q2NotApplicable") : []),
            ]}
          />
        </div>
      ))}
      {problem ? (
        <div role="alert">
          <Notice kind="warning">{problem}</Notice>
        </div>
      ) : null}
      <div className="mt-auto flex flex-col gap-3">
        <p className="text-text-muted">{words.skip}</p>
        {last ? null : (
          <div className="noscript:hidden">
            <Button onClick={() => move(place + 1)} kind="primary" wide>
              {words.continue}
            </Button>
          </div>
        )}
        <div className={last ? undefined : ONLY_WITHOUT_SCRIPTS}>
          <Button type="submit" kind="primary" wide aria-disabled={sending || undefined}>
            {sending ? words.sending : words.send}
          </Button>
        </div>
        {place > 0 ? (
          <Button onClick={() => move(place - 1)} wide>
            {words.back}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
