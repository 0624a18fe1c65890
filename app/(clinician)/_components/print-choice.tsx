import { Link } from "#ui/link";

type PrintChoiceProps<Value> = {
  label: string;
  options: readonly (readonly [Value, string])[];
  chosen: Value;
  hrefOf: (value: Value) => string;
};

/** One choice about a page that is to be printed, as addresses of the same page. */
export function PrintChoice<Value>({ label, options, chosen, hrefOf }: PrintChoiceProps<Value>) {
  return (
    <nav aria-label={label}>
      <ul className="flex gap-4">
        {options.map(([value, words]) => (
          <li key={words}>
            <Link
              href={hrefOf(value)}
              aria-current={chosen === value ? "true" : undefined}
              className="inline-flex min-h-6 min-w-6 items-center text-link aria-[current]:font-medium aria-[current]:text-text aria-[current]:no-underline"
            >
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
