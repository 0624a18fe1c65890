import type { OpenedLoopMap } from "#lib/formulation/open-map";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { formatDate, formatDay } from "../../../../../_ui/when";
import { MapPicture } from "../map/_components/map-picture";

type LoopPartProps = { coupleId: string; loop: OpenedLoopMap["shown"]; versions: number; timeZone: string };

/** The newest loop map on the page of the whole formulation, and the ways on from it. */
export function LoopPart({ coupleId, loop, versions, timeZone }: LoopPartProps) {
  const at = `/couples/${coupleId}/formulation/map`;
  if (loop === null) {
    return (
      <EmptyState
        title="No map is drawn yet"
        action={<LinkButton href={`${at}/edit`}>Draw the map together</LinkButton>}
      >
        With both in the room: what each does to reach, how the other responds, and what is softer underneath.
      </EmptyState>
    );
  }
  const saved = formatDay(loop.savedAt, timeZone);
  const back = loop.takenBackOn === null ? "" : `, taken back on ${formatDate(loop.takenBackOn)}`;
  const agreed =
    loop.agreedOn === null ? "not agreed yet" : `agreed by both on ${formatDate(loop.agreedOn)}${back}`;
  return (
    <>
      <p className="type-note">
        Version {loop.version}, saved on {saved}, {agreed}.
      </p>
      <MapPicture map={loop.map} notes={loop.notes} />
      <p className="screen-only flex flex-wrap gap-x-5 gap-y-1">
        <Link href={at}>Open the map</Link>
        <Link href={`${at}/edit`}>Change it together</Link>
        <Link href={`${at}/screen`}>Shared screen</Link>
        {versions > 1 ? <Link href={`${at}/versions`}>Compare {versions} versions</Link> : null}
      </p>
    </>
  );
}
