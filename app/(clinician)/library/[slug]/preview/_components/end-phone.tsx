import type { Exercise } from "#lib/exercises/types";
import { asksAgreement } from "#lib/homework/rules";
import { Button } from "#ui/button";
import { FieldGroup } from "#ui/field-group";
import { RadioGroup } from "#ui/radio-group";
import { ScaleChoice } from "#ui/scale-choice";
import { END_WORDS as words } from "../../../../../_ui/question/end-words";
import { Phone } from "./phone";

const SCALES = [
  { name: "useful", legend: words.useful, low: words.usefulLow, high: words.usefulHigh },
  { name: "upset", legend: words.upset, low: words.upsetLow, high: words.upsetHigh },
  { name: "again", legend: words.again, low: words.againLow, high: words.againHigh },
] as const;

const KEPT = [
  { value: "yes", label: words.keptYes },
  { value: "no", label: words.keptNo },
] as const;

/** The last page, once everything was answered: what is left to read, how it was, and Send. */
export function EndPhone({ exercise, closing }: { exercise: Exercise; closing: readonly string[] }) {
  const texts = closing.filter((text) => text.trim() !== "");
  return (
    <Phone caption="The last page">
      <p className="type-display">{words.title}</p>
      <p>{words.allDone}</p>
      {texts.length === 0 ? null : (
        <section className="flex flex-col gap-2 border-t pt-4">
          <p className="type-heading">{words.closing}</p>
          {texts.map((text) => (
            <p key={text} className="reading">
              {text}
            </p>
          ))}
        </section>
      )}
      {exercise.stopLine === null ? null : <p>{exercise.stopLine}</p>}
      <section className="flex flex-col gap-6 border-t pt-4">
        <div className="flex flex-col gap-1">
          <p className="type-heading">{words.how}</p>
          <p className="text-text-muted">{words.howNote}</p>
        </div>
        {SCALES.map(({ name, legend, low, high }) => (
          <FieldGroup key={name} id={`picture-end-${name}`} legend={legend}>
            <ScaleChoice name={`picture-end-${name}`} low={low} high={high} value="" />
          </FieldGroup>
        ))}
        {asksAgreement(exercise) ? (
          <FieldGroup id="picture-end-kept" legend={words.kept}>
            <RadioGroup name="picture-end-kept" options={KEPT} value="" />
          </FieldGroup>
        ) : null}
      </section>
      <p className="text-text-muted">{words.writeOnly}</p>
      <Button kind="primary" wide>
        {words.send}
      </Button>
      <Button wide>{words.later}</Button>
    </Phone>
  );
}
