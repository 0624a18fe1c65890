import { Field } from "#ui/field";
import { TextInput } from "#ui/text-input";

type PassphraseFieldProps = { label: string; errors: readonly string[] };

/** Where somebody says their passphrase again, beside a person who must not find it filled in. */
export function PassphraseField({ label, errors }: PassphraseFieldProps) {
  return (
    <Field id="passphrase" label={label} errors={errors}>
      {(control) => (
        // Browsers fill a saved passphrase in where they are told nothing or "off".
        <TextInput {...control} name="passphrase" type="password" autoComplete="one-time-code" required />
      )}
    </Field>
  );
}
