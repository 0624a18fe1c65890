import { Button } from "#ui/button";

/**
 * The blank agenda that takes the plan's place. Source: sessions paper, sections 1 and 6: nothing one says alone is
 * passed on, fear is never asked about beside the other, and numbers are those of the practice.
 */
const STEPS = [
  "Stop the exercise. Say: we are setting the plan aside, nothing has to be finished today.",
  "See each one alone before anything else. Ask about fear, force and harm only then.",
  "Ask each what would make the next hours safe: where they go, who they can call, who leaves first.",
  "Keep what one of them said alone out of the room, whatever your agreement on secrets says.",
  "Agree when you speak next, with each alone. Nothing to do together until then.",
] as const;

type SafetyAgendaProps = { helpLines: readonly string[]; peopleHref: string | null; onBack: () => void };

/** What to do instead of the plan when somebody may not be safe. It times nothing. */
export function SafetyAgenda({ helpLines, peopleHref, onBack }: SafetyAgendaProps) {
  return (
    <section aria-labelledby="current" className="flex flex-col gap-6">
      <h2 id="current" tabIndex={-1} className="type-display focus:outline-none">
        Safety first
      </h2>
      <ol className="reading flex list-decimal flex-col gap-3 pl-6 text-lg">
        {STEPS.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="flex max-w-measure flex-col gap-2 border-l-4 border-danger pl-4">
        {helpLines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p className="max-w-measure text-text-muted">
        Afterwards, on the page of people: how the screening came out, and a hold if joint work has to stop.
        The plan waits as it is.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onBack} aria-keyshortcuts="!">
          Back to the plan
        </Button>
        {peopleHref ? (
          <a href={peopleHref} className="button button-plain">
            Open the page of people
          </a>
        ) : null}
      </div>
    </section>
  );
}
