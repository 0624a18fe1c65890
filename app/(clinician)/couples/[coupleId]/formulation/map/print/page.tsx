import type { Metadata } from "next";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { Link } from "#ui/link";
import { PrintButton } from "#ui/print-button";
import { formatDate } from "../../../../../../_ui/when";
import { MapHeader } from "../_components/map-header";
import { MapPicture } from "../_components/map-picture";
import { loadSharedMap } from "../loaders";

export const metadata: Metadata = { title: "Map" };

type Props = PageProps<"/couples/[coupleId]/formulation/map/print">;

const PAPERS = [
  ["a4", "A4"],
  ["letter", "US Letter"],
] as const;

/** One page on paper for the couple: nothing of the therapist's own, and no code name. */
export default async function PrintMapPage({ params, searchParams }: Props) {
  const [{ coupleId }, search] = await Promise.all([params, searchParams]);
  const { couple, shown, paper } = await loadSharedMap(coupleId, search);
  const { map } = shown;
  const here = `/couples/${couple.id}/formulation/map/print?version=${shown.version}`;
  return (
    <div className={paper === "letter" ? "on-letter" : "on-a4"}>
      <div className="screen-only">
        <MapHeader couple={couple} title="Print the map" isBelow />
        <div className="mb-8 flex flex-wrap items-center gap-x-8 gap-y-3">
          <nav aria-label="Paper">
            <ul className="flex gap-4">
              {PAPERS.map(([value, label]) => (
                <li key={value}>
                  <Link
                    href={`${here}&paper=${value}`}
                    aria-current={paper === value ? "true" : undefined}
                    className="inline-flex min-h-6 min-w-6 items-center text-link aria-[current]:font-medium aria-[current]:text-text aria-[current]:no-underline"
                  >
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <PrintButton />
        </div>
      </div>
      <article className="flex flex-col gap-5">
        <h2 className="type-display">{map.name || MAP_WORDS.noName}</h2>
        <MapPicture map={map} />
        <dl className="grid max-w-[45rem] gap-5 sheet:grid-cols-2">
          {(["strengths", "exceptions"] as const)
            .filter((part) => map[part] !== "")
            .map((part) => (
              <div key={part} className="keep-together">
                <dt className="type-label">{MAP_WORDS[part]}</dt>
                <dd className="whitespace-pre-line break-words">{map[part]}</dd>
              </div>
            ))}
        </dl>
        <p className="type-note">
          Version {shown.version}
          {shown.agreedOn === null || shown.takenBackOn !== null
            ? ""
            : `, agreed by both on ${formatDate(shown.agreedOn)}`}
          . The loop is what we are up against, not each other.
        </p>
      </article>
    </div>
  );
}
