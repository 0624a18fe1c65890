import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { KeptForm } from "../../_components/kept-form";
import { lines as words } from "../words";
import { LinesForm } from "./_components/lines-form";
import { openLinesAction } from "./actions";
import { loadKind } from "./loaders";

export const metadata: Metadata = { title: "Lines" };

export default async function LinesPage({ params }: PageProps<"/lines/[kind]">) {
  const { kind: part } = await params;
  const kind = await loadKind(part);
  const address = `/lines/${part}`;
  if (!kind) return <KeptForm action={openLinesAction} address={address} />;
  return (
    <div className="flex flex-1 flex-col gap-4">
      <BackLink href="/who-can-see">{words.back}</BackLink>
      <h1 className="type-display">{words.title}</h1>
      <div className="reading">
        <p>{kind === "rating" ? words.ofRating : words.ofCheckIn}</p>
        <p>{words.both}</p>
      </div>
      <p className="text-text-muted">
        {words.same} {words.alone} {kind === "rating" ? words.kept : null}
      </p>
      <LinesForm kind={kind} address={address} />
    </div>
  );
}
