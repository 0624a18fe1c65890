import type { Metadata } from "next";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { PrintButton } from "#ui/print-button";
import { formatDate } from "../../../../../../_ui/when";
import { PaperChoice } from "../../../../../_components/paper-choice";
import { MapHeader } from "../_components/map-header";
import { MapPicture } from "../_components/map-picture";
import { loadSharedMap } from "../loaders";

export const metadata: Metadata = { title: "Map" };

type Props = PageProps<"/couples/[coupleId]/formulation/map/print">;

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
          <PaperChoice paper={paper} hrefOf={(value) => `${here}&paper=${value}`} />
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
