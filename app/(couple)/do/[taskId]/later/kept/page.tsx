import type { Metadata } from "next";
import { HardLinkButton } from "#ui/hard-link";
import { done } from "../../../../_components/words";
import { ShortOffer } from "../_components/short-offer";
import { notNow as words } from "../words";
import { loadKept } from "./loaders";

export const metadata: Metadata = { title: "Today" };

/** The same whatever was tapped, so that it tells nobody. */
export default async function KeptPage({ params }: PageProps<"/do/[taskId]/later/kept">) {
  const later = await loadKept((await params).taskId);
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{words.kept}</h1>
      <p className="reading">{words.keptText}</p>
      {later?.short ? <ShortOffer taskId={later.taskId} short={later.short} /> : null}
      <p className="text-text-muted">{words.notWatched}</p>
      <div className="mt-auto">
        <HardLinkButton href="/home" kind="primary" wide>
          {done.home}
        </HardLinkButton>
      </div>
    </div>
  );
}
