import type { Guide } from "#lib/planning/types";
import { Notice } from "#ui/notice";

/** What to say and do in an exercise, and what good work looks like. */
export function ItemGuide({ guide }: { guide: Guide }) {
  return (
    <div className="flex flex-col gap-5">
      {guide.stopLine ? <Notice kind="danger">{guide.stopLine}</Notice> : null}
      <div className="reading">
        <p>{guide.aim}</p>
        <ol>
          {guide.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      {guide.adaptations.length > 0 ? (
        <div className="reading">
          <h3 className="type-title">Adapt it</h3>
          <ul>
            {guide.adaptations.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="max-w-measure text-text-muted">
        <span className="font-medium">Look for: </span>
        {guide.qualityCue}
      </p>
    </div>
  );
}
