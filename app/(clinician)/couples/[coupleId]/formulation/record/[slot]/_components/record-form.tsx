"use client";
import { fieldErrors, typedValue } from "#lib/auth/form-state";
import { RECORD_LIMITS } from "#lib/formulation/constants";
import { type PartnerRecord, RECORD_PARTS, type RecordPart } from "#lib/formulation/rules-record";
import { Field } from "#ui/field";
import { FormProblems } from "#ui/form-problems";
import { SubmitButton } from "#ui/submit-button";
import { TextArea } from "#ui/text-area";
import { useFormAction } from "#ui/use-form-action";
import { RECORD_HINT, RECORD_LABEL } from "../../../_components/record-words";
import { savePartnerRecordAction } from "../actions";

type RecordFormProps = {
  coupleId: string;
  slot: "A" | "B";
  /** The newest version; 0 before the first. */
  version: number;
  record: PartnerRecord;
};

const FIELD_IDS = Object.fromEntries(RECORD_PARTS.map((part) => [part, part]));

/** Three texts of one partner. What was typed stays through every refusal, with what another window saved beside it. */
export function RecordForm({ coupleId, slot, version, record }: RecordFormProps) {
  const [state, send] = useFormAction(savePartnerRecordAction);
  const isBeaten = state.status === "refused" && state.code === "stale_version";
  const field = (part: RecordPart) => {
    const value = typedValue(state, part, record[part]);
    return (
      <Field
        key={part}
        id={part}
        label={RECORD_LABEL[part]}
        hint={
          <>
            {RECORD_HINT[part]}
            {isBeaten && record[part] !== value ? (
              <span className="mt-1 block whitespace-pre-line break-words border-l-4 border-l-warning pl-3 text-text">
                Saved meanwhile: {record[part] === "" ? "nothing" : record[part]}
              </span>
            ) : null}
          </>
        }
        errors={fieldErrors(state, part)}
      >
        {(control) => (
          <TextArea
            {...control}
            key={value}
            name={part}
            limit={RECORD_LIMITS[part]}
            autoComplete="off"
            defaultValue={value}
          />
        )}
      </Field>
    );
  };
  return (
    <form action={send} noValidate className="flex max-w-measure flex-col gap-6">
      <FormProblems state={state} fieldIds={FIELD_IDS} />
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="slot" value={slot} />
      <input
        type="hidden"
        name="version"
        value={isBeaten ? version : typedValue(state, "version", String(version))}
      />
      {RECORD_PARTS.map(field)}
      <div className="sticky bottom-0 border-t bg-bg py-3">
        <SubmitButton pending="Saving">
          {isBeaten ? "Save mine as the next version" : `Save as version ${version + 1}`}
        </SubmitButton>
      </div>
    </form>
  );
}
