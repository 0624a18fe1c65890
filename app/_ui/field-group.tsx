import type { ReactNode } from "react";
import { FieldErrors } from "./field-errors";

type FieldGroupProps = {
  /** Id of the group; an error summary may link to it. */
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  /** True where the question is the page: the legend becomes its h1. */
  titled?: boolean;
  children: ReactNode;
};

/** Legend, hint and errors of a set of choices (radios, checkboxes, a scale). */
export function FieldGroup({ id, legend, hint, errors = [], titled = false, children }: FieldGroupProps) {
  const hintId = `${id}-hint`;
  const errorsId = `${id}-errors`;
  const describedBy = [hint ? hintId : "", errors.length > 0 ? errorsId : ""].filter(Boolean).join(" ");
  return (
    <fieldset id={id} aria-describedby={describedBy || undefined} className="min-w-0 max-w-measure">
      <legend className={titled ? "mb-2" : "type-label mb-1 couple:mb-2"}>
        {titled ? <h1 className="type-display">{legend}</h1> : legend}
      </legend>
      {hint ? (
        <div id={hintId} className={titled ? "mb-4 text-text-muted" : "type-note mb-2"}>
          {hint}
        </div>
      ) : null}
      <FieldErrors id={errorsId} errors={errors} />
      {children}
    </fieldset>
  );
}
