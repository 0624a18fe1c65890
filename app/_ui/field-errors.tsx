import { WarningSign } from "./warning-sign";

/** What to change in one field, one sentence per line. Draws nothing when there is nothing to change. */
export function FieldErrors({ id, errors }: { id: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <ul id={id} className="my-1 flex flex-col gap-1 border-l-4 border-warning pl-2">
      {errors.map((error) => (
        <li key={error} className="flex items-start gap-2 font-medium">
          <WarningSign />
          <span>
            <span className="sr-only">Error: </span>
            {error}
          </span>
        </li>
      ))}
    </ul>
  );
}
