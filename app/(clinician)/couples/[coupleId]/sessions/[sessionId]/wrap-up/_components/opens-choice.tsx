import { type FormState, fieldErrors, typedValue } from "#lib/auth/form-state";
import {
  isReleaseNumber,
  RELEASE_NUMBERS,
  type ReleaseChoice,
  type ReleaseNumber,
} from "#lib/homework/rules-release";
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
  afterDays: { label: "Days after", start: "3", of: "after_days" },
  everyDays: { label: "Every so many days", start: "7", of: "every" },
  times: { label: "Times in all", start: "2", of: "every" },
} as const satisfies Record<ReleaseNumber, { label: string; start: string; of: Opens }>;

/** What stands in the field of a number: what was typed, also where it cannot be taken, or what it begins with. */
function typedNumber(state: FormState, name: ReleaseNumber): string {
  return typedValue(state, name, NUMBERS[name].start);
}

/** What a number comes to; nothing while it cannot be sent as it is. */
function numberIn(name: ReleaseNumber, typed: string): number | undefined {
  const value = typed.trim() === "" ? Number.NaN : Number(typed);
  return isReleaseNumber(name, value) ? value : undefined;
}

/** What a form begins with, or had when it was refused. */
export function typedRelease(state: FormState): ReleaseChoice {
  const opens = OPTIONS.find(({ value }) => value === typedValue(state, "opens"))?.value ?? "now";
  const number = (name: ReleaseNumber) => numberIn(name, typedNumber(state, name));
  return { opens, afterDays: number("afterDays"), everyDays: number("everyDays"), times: number("times") };
}

/** When a piece opens for each partner; now, unless it is chosen otherwise. Without scripts every number is there. */
export function OpensChoice({ state, choice, onChoose, onlyNow }: OpensChoiceProps) {
  const isScripted = useScripted();
  const opens = onlyNow ? "now" : (choice.opens ?? "now");
  const shown = (Object.keys(NUMBERS) as ReleaseNumber[]).filter(
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
      {/* They belong together, so they go to a new line together. */}
      {shown.length > 0 ? (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
          {shown.map((name) => (
            <Field key={name} id={name} label={NUMBERS[name].label} errors={fieldErrors(state, name)}>
              {(control) => (
                <TextInput
                  {...control}
                  name={name}
                  type="number"
                  width="narrow"
                  min={RELEASE_NUMBERS[name].least}
                  max={RELEASE_NUMBERS[name].most}
                  defaultValue={typedNumber(state, name)}
                  onChange={({ currentTarget: { value } }) =>
                    onChoose({ ...choice, [name]: numberIn(name, value) })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      ) : null}
    </div>
  );
}
