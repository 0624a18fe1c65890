import { MECHANISMS } from "#lib/exercises/types";
import type { Coverage } from "#lib/planning/rules";
import { MechanismGlyph } from "#ui/mechanism-glyph";

const INKS = {
  dissonance: "fill-dissonance",
  regulation: "fill-regulation",
  attachment: "fill-attachment",
  communication: "fill-communication",
} as const;

/** Minutes this plan gives to each of the four needs, against the session's length. */
export function CoverageList({ coverage, length }: { coverage: Coverage; length: number }) {
  return (
    <dl className="flex flex-col gap-2">
      {MECHANISMS.map((need) => (
        <div key={need} className="grid grid-cols-[1fr_auto] gap-x-3">
          <dt>
            <MechanismGlyph name={need} />
          </dt>
          <dd className="type-figure">{Math.round(coverage[need])} min</dd>
          <dd className="col-span-2" aria-hidden="true">
            <svg width="100%" height="6" className="block" focusable="false" aria-hidden="true">
              <rect width="100%" height="6" rx="3" className="fill-sunken" />
              <rect
                width={`${Math.min(100, (coverage[need] / Math.max(1, length)) * 100)}%`}
                height="6"
                rx="3"
                className={INKS[need]}
              />
            </svg>
          </dd>
        </div>
      ))}
    </dl>
  );
}
