import type { Metadata } from "next";
import { BLANK_RECORD } from "#lib/formulation/rules-record";
import { Link } from "#ui/link";
import { LinkButton } from "#ui/link-button";
import { formatDay } from "../../../../../../_ui/when";
import { RecordTexts } from "../../_components/record-texts";
import { MapHeader } from "../../map/_components/map-header";
import { RecordForm } from "./_components/record-form";
import { loadRecord } from "./loaders";

export const metadata: Metadata = { title: "Record of one partner" };

type Props = PageProps<"/couples/[coupleId]/formulation/record/[slot]">;

export default async function PartnerRecordPage({ params, searchParams }: Props) {
  const [{ coupleId, slot: letter }, search] = await Promise.all([params, searchParams]);
  const { couple, slot, versions, shown, isEarlier, timeZone } = await loadRecord(coupleId, letter, search);
  const here = `/couples/${couple.id}/formulation/record/${slot.toLowerCase()}`;
  return (
    <>
      <MapHeader
        couple={couple}
        title={isEarlier ? `Partner ${slot}, version ${shown?.version}` : `Partner ${slot}`}
        description={
          isEarlier ? (
            <>
              As it was saved on {shown ? formatDay(shown.savedAt, timeZone) : ""}.{" "}
              <Link href={here}>The newest version</Link>
            </>
          ) : (
            "For you alone; neither of the two reads it. Ratings, screening and holds stand on pages of their own."
          )
        }
        actions={shown === null || isEarlier ? null : <LinkButton href={`${here}/print`}>Print</LinkButton>}
      />
      {isEarlier && shown ? (
        <RecordTexts record={shown.record} />
      ) : (
        <RecordForm
          coupleId={couple.id}
          slot={slot}
          version={shown?.version ?? 0}
          record={shown?.record ?? BLANK_RECORD}
        />
      )}
      {versions.length > 1 ? (
        <section aria-labelledby="versions" className="mt-8 max-w-measure">
          <h2 id="versions" className="type-heading mb-2 border-b pb-2">
            Versions
          </h2>
          <ul className="ruled">
            {versions.map(({ version, savedAt }) => (
              <li key={version} className="flex flex-wrap justify-between gap-x-6 py-1.5">
                {version === shown?.version ? (
                  <span className="font-medium">Version {version}</span>
                ) : (
                  <Link href={version === versions[0]?.version ? here : `${here}?version=${version}`}>
                    {`Version ${version}`}
                  </Link>
                )}
                <span className="type-note">{formatDay(savedAt, timeZone)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
