import type { Metadata } from "next";
import { formatDay } from "../../../../../../_ui/when";
import { MapHeader } from "../_components/map-header";
import { MapPicture } from "../_components/map-picture";
import { loadVersions } from "../loaders";
import { ChangesTable } from "./_components/changes-table";
import { VersionChoice } from "./_components/version-choice";

export const metadata: Metadata = { title: "Loop map versions" };

type Props = PageProps<"/couples/[coupleId]/formulation/map/versions">;

export default async function VersionsPage({ params, searchParams }: Props) {
  const [{ coupleId }, search] = await Promise.all([params, searchParams]);
  const { couple, versions, before, after, changes, timeZone } = await loadVersions(coupleId, search);
  const changed = changes.filter(({ kind }) => kind !== "same").length;
  return (
    <>
      <MapHeader
        couple={couple}
        title={`Version ${before.version} beside version ${after.version}`}
        description={
          changed === 0
            ? "The same in every part that both may see."
            : `${changed} of ${changes.length} parts differ.`
        }
        isBelow
      />
      <div className="flex flex-col gap-10">
        <VersionChoice
          versions={versions.map(({ version, savedAt }) => ({
            version,
            day: formatDay(savedAt, timeZone),
          }))}
          before={before.version}
          after={after.version}
        />
        <section aria-labelledby="changes">
          <h2 id="changes" className="type-heading mb-2 border-b pb-2">
            Part by part
          </h2>
          <ChangesTable changes={changes} before={before} after={after} />
        </section>
        <div className="grid gap-10 wide:grid-cols-2">
          {[before, after].map((one, place) => (
            <section
              key={place === 0 ? "before" : "after"}
              aria-label={`Version ${one.version}`}
              className="min-w-0"
            >
              <h2 className="type-heading mb-3">Version {one.version}</h2>
              <MapPicture map={one.map} />
            </section>
          ))}
        </div>
      </div>
    </>
  );
}
