import { MECHANISMS } from "#lib/exercises/types";
import type { Coverage } from "#lib/planning/rules";
import { type Lately, latelyLine } from "#lib/planning/rules-lately";
import { MechanismGlyph } from "#ui/mechanism-glyph";

const INKS = {
  dissonance: "fill-dissonance",
  regulation: "fill-regulation",
  attachment: "fill-attachment",
  communication: "fill-communication",
} as const;

/**
 * Minutes this plan gives to each of the four needs, against the session's length and the mean of what the last three
 * sessions gave. The screen paper (2.6) also names a target of the stage; no paper gives one, so there is none.
 */
export function CoverageList({
  coverage,
  length,
  lately,
}: {
  coverage: Coverage;
  length: number;
  lately: Lately;
}) {
  const part = (minutes: number) => Math.min(100, (minutes / Math.max(1, length)) * 100);
  return (
    <>
      <dl className="flex flex-col gap-2">
        {MECHANISMS.map((need) => (
          <div key={need} className="grid grid-cols-[1fr_auto] gap-x-3">
            <dt>
              <MechanismGlyph name={need} />
            </dt>
            <dd className="type-figure text-right">
              {Math.round(coverage[need])} min
              {lately.mean ? (
                <span className="text-text-muted">, mean {Math.round(lately.mean[need])}</span>
              ) : null}
            </dd>
            <dd className="col-span-2" aria-hidden="true">
              <svg width="100%" height="12" className="block" focusable="false" aria-hidden="true">
                <rect y="3" width="100%" height="6" rx="3" className="fill-sunken" />
                <rect y="3" width={`${part(coverage[need])}%`} height="6" rx="3" className={INKS[need]} />
                {lately.mean ? (
                  <rect
                    x={`${Math.min(99, part(lately.mean[need]))}%`}
                    width="2"
                    height="12"
                    className="fill-text"
                  />
                ) : null}
              </svg>
            </dd>
          </div>
        ))}
      </dl>
      <p className="type-note mt-2">{latelyLine(lately)}</p>
    </>
  );
}
