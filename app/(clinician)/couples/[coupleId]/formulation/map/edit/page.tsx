import type { Metadata } from "next";
import { Link } from "#ui/link";
import { MapHeader } from "../_components/map-header";
import { loadMapForm } from "../loaders";
import { MapForm } from "./_components/map-form";

export const metadata: Metadata = { title: "Change the loop map" };

type Props = PageProps<"/couples/[coupleId]/formulation/map/edit">;

export default async function EditMapPage({ params, searchParams }: Props) {
  const [{ coupleId }, search] = await Promise.all([params, searchParams]);
  const { couple, version, map, notes } = await loadMapForm(coupleId, search);
  const here = `/couples/${couple.id}/formulation/map/edit`;
  return (
    <>
      <MapHeader
        couple={couple}
        title={version === 0 ? "Draw the loop together" : "Change the loop map"}
        description={
          notes === null ? (
            <>
              Nothing of your own notes is on this page, so both can look on.{" "}
              <Link href={`${here}?notes=yes`}>With your own notes</Link>
            </>
          ) : (
            <>
              With your own notes: for your eyes alone.{" "}
              <Link href={here}>Without them, for a shared screen</Link>
            </>
          )
        }
        isBelow
      />
      <MapForm coupleId={couple.id} version={version} map={map} notes={notes} />
    </>
  );
}
