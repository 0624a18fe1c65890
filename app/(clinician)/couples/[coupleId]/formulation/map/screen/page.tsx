import type { Metadata } from "next";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { LinkButton } from "#ui/link-button";
import { MapPicture } from "../_components/map-picture";
import { loadSharedMap } from "../loaders";

export const metadata: Metadata = { title: "Our loop" };

type Props = PageProps<"/couples/[coupleId]/formulation/map/screen">;

/** The map for a screen that all three look at: large, without a code name and without anything of the therapist's. */
export default async function SharedScreenPage({ params, searchParams }: Props) {
  const [{ coupleId }, search] = await Promise.all([params, searchParams]);
  const { couple, shown } = await loadSharedMap(coupleId, search);
  const { map } = shown;
  const at = `/couples/${couple.id}/formulation/map`;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="type-display">{map.name || MAP_WORDS.noName}</h1>
        <div className="screen-only flex flex-wrap gap-2">
          <LinkButton href={at}>Back to your own page</LinkButton>
          <LinkButton href={`${at}/edit`} kind="primary">
            Change it together
          </LinkButton>
        </div>
      </div>
      <MapPicture map={map} large />
      <dl className="grid max-w-[68rem] gap-8 sheet:grid-cols-2">
        {(["strengths", "exceptions"] as const)
          .filter((part) => map[part] !== "")
          .map((part) => (
            <div key={part}>
              <dt className="type-note">{MAP_WORDS[part]}</dt>
              <dd className="type-title whitespace-pre-line break-words">{map[part]}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
