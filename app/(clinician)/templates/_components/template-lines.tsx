import { clockTimes } from "#lib/planning/rules";
import { PHASE_LABEL, type TemplateFacts } from "#lib/planning/types";

const NOON = new Date(0);

/** The minute of the session at which each line begins: "0", "12", "42". */
function begins(lines: TemplateFacts["lines"]): string[] {
  return clockTimes(lines, NOON, "UTC").map((time) => {
    const [hours, minutes] = time.split(":").map(Number);
    return String((hours ?? 0) * 60 + (minutes ?? 0));
  });
}

/** The structure of a template, line by line with its minutes. */
export function TemplateLines({ lines }: { lines: TemplateFacts["lines"] }) {
  const starts = begins(lines);
  return (
    <ol className="ruled mt-2 max-w-measure border-y">
      {lines.map((line, place) => (
        <li key={starts[place]} className="grid grid-cols-[2.5rem_minmax(0,1fr)_auto] gap-x-3 py-1.5">
          <span className="type-figure text-text-muted">{starts[place]}′</span>
          <span className="flex flex-wrap gap-x-3">
            <span className={line.retired ? "line-through" : undefined}>{line.title}</span>
            <span className="type-note">
              {line.retired ? "retired: it is left out" : PHASE_LABEL[line.phase]}
            </span>
          </span>
          <span className="type-figure">{line.minutes} min</span>
        </li>
      ))}
    </ol>
  );
}
