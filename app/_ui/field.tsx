import type { ReactNode } from "react";
import { FieldErrors } from "./field-errors";

export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  /** Also the id of the control, so an error summary can link to it. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  optional?: boolean;
  /** Draws the control and spreads the given attributes on it. */
  children: (control: ControlProps) => ReactNode;
};

/** Label, hint and errors of one control. For choices that belong together use `FieldGroup`. */
export function Field({ id, label, hint, errors = [], optional = false, children }: FieldProps) {
  const hintId = `${id}-hint`;
  const errorsId = `${id}-errors`;
  const invalid = errors.length > 0;
  const describedBy = [hint ? hintId : "", invalid ? errorsId : ""].filter(Boolean).join(" ");
  return (
    <div className="flex max-w-measure flex-col gap-1">
      <label htmlFor={id} className="type-label">
        {label}
        {optional ? <span className="font-normal text-text-muted"> (optional)</span> : null}
      </label>
      {hint ? (
        <div id={hintId} className="type-note">
          {hint}
        </div>
      ) : null}
      <FieldErrors id={errorsId} errors={errors} />
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": invalid || undefined })}
    </div>
  );
}
