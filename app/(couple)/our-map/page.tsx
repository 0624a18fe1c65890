import type { Metadata } from "next";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { BackLink } from "#ui/back-link";
import { formatDate } from "../../_ui/when";
import { OurPicture } from "./_components/our-picture";
import { loadOurMap } from "./loaders";
import { ourMap as words } from "./words";

export const metadata: Metadata = { title: "Our map" };

export default async function OurMapPage() {
  const { map, agreedOn } = await loadOurMap();
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <BackLink href="/home">{words.back}</BackLink>
        <h1 className="type-display break-words">{map.name || MAP_WORDS.noName}</h1>
        <p>{words.same}</p>
      </div>
      <OurPicture map={map} />
      <p className="text-text-muted">
        {words.agreed(formatDate(agreedOn))} {words.change}
      </p>
    </div>
  );
}
