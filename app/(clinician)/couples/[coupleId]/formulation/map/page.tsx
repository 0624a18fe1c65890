import type { Metadata } from "next";
import { Badge } from "#ui/badge";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { Notice } from "#ui/notice";
import { formatDate, formatDay } from "../../../../../_ui/when";
import { AgreeForm, TakeBackForm } from "./_components/agree-form";
import { MapHeader } from "./_components/map-header";
import { MapInWords } from "./_components/map-in-words";
import { MapPicture } from "./_components/map-picture";
import { NotesBeside } from "./_components/notes-beside";
import { loadMap } from "./loaders";

export const metadata: Metadata = { title: "Loop map" };

type Props = PageProps<"/couples/[coupleId]/formulation/map">;

export default async function MapPage({ params, searchParams }: Props) {
  const [{ coupleId }, search] = await Promise.all([params, searchParams]);
  const { couple, versions, shown, today, timeZone } = await loadMap(coupleId, search);
  const at = `/couples/${couple.id}/formulation/map`;
  if (shown === null) {
    return (
      <>
        <MapHeader couple={couple} title="Loop map" />
        <EmptyState
          title="No map is drawn yet"
          action={
            <>
              <LinkButton href={`${at}/edit`} kind="primary">
                Draw the map together
              </LinkButton>
              <LinkButton href="/library/cycle-diagram-together">The exercise for it</LinkButton>
            </>
          }
        >
          Take one small moment, not long ago. What did each do to reach, how did the other respond, and what
          was softer underneath? Even three parts make a first map; every change after makes a new version.
        </EmptyState>
      </>
    );
  }
  const newest = versions[0];
  const isNewest = newest?.version === shown.version;
  const open = versions.find(({ agreedOn, takenBackOn }) => agreedOn !== null && takenBackOn === null);
  return (
    <>
      <MapHeader
        couple={couple}
        title="Loop map"
        description={`Version ${shown.version} of ${newest?.version ?? shown.version}, saved on ${formatDay(
          shown.savedAt,
          timeZone,
        )}`}
        actions={
          <>
            <LinkButton href={`${at}/print?version=${shown.version}`}>Print</LinkButton>
            <LinkButton href={`${at}/screen?version=${shown.version}`}>Shared screen</LinkButton>
            <LinkButton href={`${at}/edit`} kind="primary">
              Change it together
            </LinkButton>
          </>
        }
      />
      {isNewest ? null : (
        <div className="mb-6">
          <Notice title="This is an earlier version">
            <p>
              <Link href={at}>Go to the newest</Link>
            </p>
          </Notice>
        </div>
      )}
      <div className="grid gap-10 wide:grid-cols-[minmax(0,45rem)_minmax(0,1fr)]">
        <section aria-labelledby="drawn" className="flex min-w-0 flex-col gap-6">
          <h2 id="drawn" className="sr-only">
            The map
          </h2>
          <MapPicture map={shown.map} notes={shown.notes} />
          <details>
            <summary className="min-h-8 cursor-pointer py-1 text-text-muted">The map in words</summary>
            <MapInWords map={shown.map} />
          </details>
        </section>
        <div className="flex min-w-0 flex-col gap-8">
          {shown.map.strengths === "" && shown.map.exceptions === "" ? null : (
            <section aria-labelledby="works">
              <h2 id="works" className="type-heading mb-2 border-b pb-2">
                What works already
              </h2>
              {[shown.map.strengths, shown.map.exceptions].filter(Boolean).map((text) => (
                <p key={text} className="max-w-measure whitespace-pre-line break-words py-1">
                  {text}
                </p>
              ))}
            </section>
          )}
          <section aria-labelledby="own">
            <h2 id="own" className="type-heading mb-2 border-b pb-2">
              For you alone
            </h2>
            <NotesBeside map={shown.map} notes={shown.notes} />
            <p className="mt-3">
              <Link href={`${at}/edit?notes=yes`}>Change your notes</Link>
            </p>
          </section>
          <section aria-labelledby="agreed" className="flex flex-col gap-3">
            <h2 id="agreed" className="type-heading border-b pb-2">
              Agreed by both
            </h2>
            {open ? (
              <p>
                Version {open.version} was agreed on {formatDate(open.agreedOn ?? "")}. Each partner can open
                it on their own page; both see the same, and nothing of your notes.
              </p>
            ) : (
              <p>Not yet. Until both agree, neither partner finds it on their own page.</p>
            )}
            {isNewest && open?.version !== shown.version ? (
              <AgreeForm coupleId={couple.id} mapId={shown.id} today={today} />
            ) : null}
            {shown.agreedOn !== null && shown.takenBackOn !== null ? (
              <p className="type-note">
                Both agreed to this version on {formatDate(shown.agreedOn)}; it was taken back on{" "}
                {formatDate(shown.takenBackOn)}.
              </p>
            ) : null}
            {open ? <TakeBackForm coupleId={couple.id} /> : null}
          </section>
          <section aria-labelledby="versions">
            <h2 id="versions" className="type-heading mb-2 border-b pb-2">
              Versions
            </h2>
            <ul className="ruled">
              {versions.map((one) => (
                <li key={one.id} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
                  <Link
                    href={`${at}?version=${one.version}`}
                    aria-current={one.version === shown.version ? "true" : undefined}
                  >
                    Version {one.version}
                  </Link>
                  <span className="type-note">{formatDay(one.savedAt, timeZone)}</span>
                  {one.agreedOn === null ? null : (
                    <Badge>{one.takenBackOn === null ? "agreed" : "taken back"}</Badge>
                  )}
                </li>
              ))}
            </ul>
            {versions.length > 1 ? (
              <p className="mt-2">
                <Link href={`${at}/versions`}>Lay two side by side</Link>
              </p>
            ) : null}
          </section>
        </div>
      </div>
    </>
  );
}
