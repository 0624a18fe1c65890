"use client";
import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { CONFIDENCES, type JointMap, type MapNotes } from "#lib/formulation/map-types";
import { LINK_KEYS } from "#lib/formulation/rules-map";
import { Field } from "#ui/field";
import { Select } from "#ui/select";
import { MECHANISM_LABEL } from "../../../../../../_components/exercise-words";
import { CONFIDENCE_LABEL, linkLabel } from "../../_components/words";
import { MapField } from "./map-field";

const MECHANISM_OPTIONS = [
  { value: "", label: "Not said" },
  ...(["dissonance", "regulation", "attachment"] as const).map((value) => ({
    value,
    label: MECHANISM_LABEL[value],
  })),
];
const CONFIDENCE_OPTIONS = [
  { value: "", label: "Not said" },
  ...CONFIDENCES.map((value) => ({ value, label: CONFIDENCE_LABEL[value] })),
];

type NoteFieldsProps = { map: JointMap; notes: MapNotes; state: FormState; isBeaten: boolean };

/** For each arrow what drives it, how sure the therapist is, and what was seen; and the hypotheses as a whole. */
export function NoteFields({ map, notes, state, isBeaten }: NoteFieldsProps) {
  const choice = (name: string, label: string, kept: string | null, options: typeof MECHANISM_OPTIONS) => {
    const value = typedValue(state, name, kept ?? "");
    return (
      <Field id={name.replaceAll(".", "-")} label={label} errors={fieldErrors(state, name)}>
        {(control) => <Select {...control} key={value} name={name} options={options} defaultValue={value} />}
      </Field>
    );
  };
  return (
    <div className="flex flex-col gap-8">
      <h2 className="type-heading border-b pb-2">For you alone</h2>
      <div className="grid gap-x-12 gap-y-8 sheet:grid-cols-2">
        {LINK_KEYS.map((key) => (
          <fieldset key={key} className="flex min-w-0 flex-col gap-3">
            <legend className="type-label mb-2">{linkLabel(key, map)}</legend>
            <div className="grid gap-3 sheet:grid-cols-2">
              {choice(`${key}.mechanism`, "What drives it", notes.links[key].mechanism, MECHANISM_OPTIONS)}
              {choice(
                `${key}.confidence`,
                "How sure are you",
                notes.links[key].confidence,
                CONFIDENCE_OPTIONS,
              )}
            </div>
            <MapField
              name={`${key}.evidence`}
              label="Evidence"
              hint="What you saw or heard."
              value={typedValue(state, `${key}.evidence`, notes.links[key].evidence)}
              saved={isBeaten ? notes.links[key].evidence : null}
              errors={fieldErrors(state, `${key}.evidence`)}
            />
          </fieldset>
        ))}
      </div>
      <MapField
        name="hypotheses"
        label="Working hypotheses"
        hint="Nobody but you reads this."
        value={typedValue(state, "hypotheses", notes.hypotheses)}
        saved={isBeaten ? notes.hypotheses : null}
        errors={fieldErrors(state, "hypotheses")}
      />
    </div>
  );
}
