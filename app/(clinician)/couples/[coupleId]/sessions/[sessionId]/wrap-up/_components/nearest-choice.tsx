import type { LibraryEntry } from "#lib/planning/types";
import { Link } from "#ui/link";

type NearestChoiceProps = {
  entries: readonly LibraryEntry[];
  chosen: string;
  onChoose: (slug: string) => void;
};

/**
 * What lies nearest to give, and what a search found, one press each; each can be looked at as the partners will see it.
 * What cannot go on for this couple stays, with its reason.
 */
export function NearestChoice({ entries, chosen, onChoose }: NearestChoiceProps) {
  return (
    <div className="ruled mb-3 border-y">
      {entries.map(({ slug, title, minutes, care, locked }) => (
        <div key={slug} className="flex flex-wrap items-start justify-between gap-x-4 py-0.5">
          <label className="choice">
            <span className="choice-box">
              <input
                type="radio"
                name="exerciseSlug"
                value={slug}
                checked={chosen === slug}
                disabled={locked !== null}
                onChange={() => onChoose(slug)}
              />
            </span>
            <span>
              {title}
              <span className="type-figure text-text-muted">, {minutes.typical} min</span>
              {(locked ?? care) ? <span className="type-note block">{locked ?? care}</span> : null}
            </span>
          </label>
          <span className="type-note py-1.5">
            <Link href={`/library/${slug}/preview`}>
              As they see it<span className="sr-only">: {title}</span>
            </Link>
          </span>
        </div>
      ))}
      <label className="choice">
        <span className="choice-box">
          <input
            type="radio"
            name="exerciseSlug"
            value="other"
            checked={chosen === "other"}
            onChange={() => onChoose("other")}
          />
        </span>
        <span>Another one, from the list below</span>
      </label>
    </div>
  );
}
