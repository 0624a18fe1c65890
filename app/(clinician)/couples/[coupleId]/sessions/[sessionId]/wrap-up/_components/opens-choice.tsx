import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import { LONGEST_DELAY, MOST_TIMES, type ReleaseChoice } from "#lib/homework/rules-release";
import { Field } from "#ui/field";
import { Select } from "#ui/select";
import { TextInput } from "#ui/text-input";
import { useScripted } from "../../../../../../../_ui/use-scripted";

type Opens = NonNullable<ReleaseChoice["opens"]>;
type OpensChoiceProps = {
  state: FormState;
  choice: ReleaseChoice;
  onChoose: (change: ReleaseChoice) => void;
  /** It asks both for a yes each time, so it opens on that yes or not at all. */
  onlyNow: boolean;
};

const OPTIONS: readonly { value: Opens; label: string }[] = [
  { value: "now", label: "Now" },
  { value: "after", label: "When the piece before it is done" },
  { value: "after_days", label: "Some days after the piece before it" },
  { value: "every", label: "Now, and again every few days" },
];

const NUMBERS = {
  afterDays: { label: "Days after", least: 1, most: LONGEST_DELAY, start: 3, of: "after_days" },
  everyDays: { label: "Every so many days", least: 1, most: LONGEST_DELAY, start: 7, of: "every" },
  times: { label: "Times in all", least: 2, most: MOST_TIMES, start: 2, of: "every" },
} as const;
export type OpensNumber = keyof typeof NUMBERS;

/** What a form begins with, or had when it was refused. */
export function typedRelease(state: FormState): ReleaseChoice {
  const opens = OPTIONS.find(({ value }) => value === typedValue(state, "opens"))?.value ?? "now";
  const number = (name: OpensNumber) => {
    const typed = typedValue(state, name);
    // What was emptied stays empty beside its refusal.
    if (typed === "" && fieldErrors(state, name).length > 0) return undefined;
    return Number(typed) || NUMBERS[name].start;
  };
  return { opens, afterDays: number("afterDays"), everyDays: number("everyDays"), times: number("times") };
}

/** When a piece opens for each partner; now, unless it is chosen otherwise. Without scripts every number is there. */
export function OpensChoice({ state, choice, onChoose, onlyNow }: OpensChoiceProps) {
  const isScripted = useScripted();
  const opens = onlyNow ? "now" : (choice.opens ?? "now");
  const shown = (Object.keys(NUMBERS) as OpensNumber[]).filter(
    (name) => NUMBERS[name].of === opens || !(isScripted || onlyNow),
  );
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
      <Field
        id="opens"
        label="Opens"
        hint={onlyNow ? "It asks both for a yes each time it is given, so it opens now." : undefined}
        errors={fieldErrors(state, "opens")}
      >
        {(control) => (
          <Select
            {...control}
            name="opens"
            // Not controlled: a form that was sent is set back by the browser's hand, to this.
            key={onlyNow ? "now" : "any"}
            defaultValue={opens}
            onChange={({ currentTarget }) => {
              const picked = OPTIONS.find(({ value }) => value === currentTarget.value);
              if (picked) onChoose({ ...choice, opens: picked.value });
            }}
            options={onlyNow ? OPTIONS.slice(0, 1) : OPTIONS}
          />
        )}
      </Field>
      {shown.map((name) => (
        <Field key={name} id={name} label={NUMBERS[name].label} errors={fieldErrors(state, name)}>
          {(control) => (
            <TextInput
              {...control}
              name={name}
              type="number"
              width="narrow"
              min={NUMBERS[name].least}
              max={NUMBERS[name].most}
              defaultValue={typedRelease(state)[name] ?? ""}
              onChange={({ currentTarget: { value } }) =>
                onChoose({ ...choice, [name]: value === "" ? undefined : Number(value) })
              }
            />
          )}
        </Field>
      ))}
    </div>
  );
}
