"use client";
import type { OpenedExercise } from "#lib/exercises/open-exercise";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { useFormAction } from "#ui/use-form-action";
import { retireAction } from "../actions";
import { ForkForm } from "./fork-form";
import { Part } from "./part";

function Retire({ slug }: { slug: string }) {
  const [state, send] = useFormAction(retireAction);
  return (
    <details className="sheet">
      <summary className="type-label cursor-pointer">Retire it</summary>
      <form action={send} className="mt-3 flex flex-col items-start gap-3">
        <FormProblems state={state} fieldIds={{}} />
        <p className="max-w-measure">
          Nobody can give it any more, in any version. Where a couple has it, it stays as it is. A retired
          version cannot be taken back; a new version can be written.
        </p>
        <input type="hidden" name="slug" value={slug} />
        <SubmitButton kind="danger" pending="Retiring">
          Retire for good
        </SubmitButton>
      </form>
    </details>
  );
}

type OwnVersionPartProps = { opened: Pick<OpenedExercise, "exercise" | "versions"> };

/** What the practice can do with an exercise of its own: copy it, or retire it. */
export function OwnVersionPart({ opened: { exercise, versions } }: OwnVersionPartProps) {
  const { slug } = exercise;
  const isInUse = versions.some(({ state }) => state === "published");
  return (
    <div className="screen-only">
      <Part id="own" title="Our own exercise">
        <ForkForm slug={slug} version={exercise.version} label="Copy it into another exercise" kind="quiet" />
        {isInUse ? <Retire slug={slug} /> : null}
      </Part>
    </div>
  );
}
