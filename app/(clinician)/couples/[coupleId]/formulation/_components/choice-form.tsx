"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextInput } from "#ui/text-input";
import { useFormAction } from "#ui/use-form-action";
import { chooseSuggestionAction } from "../actions";

type ChoiceFormProps = {
  coupleId: string;
  slug: string;
  title: string;
  /** Its place among the pins or among the others, from 1, for a step up and for one down; null where there is none. */
  from: Readonly<Record<"up" | "down", number | null>>;
  isPinned: boolean;
  isPlaced: boolean;
};

type Press = "pin" | "unpin" | "not_now" | "up" | "down" | "free" | "hide" | "show";

const MOVES = [
  ["up", "Up"],
  ["down", "Down"],
] as const;

/** Pin, leave for later, move and hide one suggestion. It changes the list of this couple and nothing else. */
export function ChoiceForm({ coupleId, slug, title, from, ...is }: ChoiceFormProps) {
  const [state, send] = useFormAction(chooseSuggestionAction);
  const reasonId = `reason-${slug}`;
  const press = (value: Press, words: string) => (
    <SubmitButton name="press" value={value} kind="plain" pending="Saving" aria-label={`${words}: ${title}`}>
      {words}
    </SubmitButton>
  );
  const facts = (
    <>
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="slug" value={slug} />
    </>
  );
  return (
    <div className="screen-only -ms-2 flex flex-wrap items-start gap-x-1">
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{ reason: reasonId }} /> : null}
      <form action={send} className="flex flex-wrap gap-x-1">
        {facts}
        {is.isPinned ? press("unpin", "Unpin") : press("pin", "Pin")}
        {press("not_now", "Not now")}
        {is.isPlaced ? press("free", "By score") : null}
      </form>
      {MOVES.map(([way, words]) =>
        from[way] === null ? null : (
          <form key={way} action={send}>
            {facts}
            <input type="hidden" name="from" value={from[way]} />
            {press(way, words)}
          </form>
        ),
      )}
      <details className="min-w-0">
        <summary className="min-h-control cursor-pointer px-2 py-1.5 font-medium text-primary">
          Hide<span className="sr-only">: {title}</span>
        </summary>
        <form action={send} className="flex flex-wrap items-end gap-2 px-2 pb-2">
          {facts}
          <Field id={reasonId} label="Why" optional errors={fieldErrors(state, "reason")}>
            {(control) => (
              <TextInput
                {...control}
                name="reason"
                autoComplete="off"
                defaultValue={typedValue(state, "reason")}
              />
            )}
          </Field>
          {press("hide", "Hide it")}
        </form>
      </details>
    </div>
  );
}

type ChoiceRoomProps = Pick<ChoiceFormProps, "from" | "isPinned" | "isPlaced">;

/** The room that the form takes, before scripts draw it: the same words in the same boxes, out of sight and reach. */
export function ChoiceRoom({ from, isPinned, isPlaced }: ChoiceRoomProps) {
  const words = (text: string) => (
    <Button key={text} kind="plain" disabled>
      {text}
    </Button>
  );
  return (
    <div className="screen-only invisible -ms-2 flex flex-wrap items-start gap-x-1" aria-hidden="true">
      <div className="flex flex-wrap gap-x-1">
        {[isPinned ? "Unpin" : "Pin", "Not now", ...(isPlaced ? ["By score"] : [])].map(words)}
      </div>
      {MOVES.map(([way, text]) => (from[way] === null ? null : words(text)))}
      <div className="min-h-control px-2 py-1.5 font-medium">Hide</div>
    </div>
  );
}

/** Brings a hidden one back. */
export function ShowAgain({ coupleId, slug, title }: { coupleId: string; slug: string; title: string }) {
  const [state, send] = useFormAction(chooseSuggestionAction);
  return (
    <form action={send} className="screen-only -ms-2">
      {state.status === "refused" ? <FormProblems state={state} fieldIds={{}} /> : null}
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="slug" value={slug} />
      <SubmitButton
        name="press"
        value="show"
        kind="plain"
        pending="Saving"
        aria-label={`Show again: ${title}`}
      >
        Show again
      </SubmitButton>
    </form>
  );
}
