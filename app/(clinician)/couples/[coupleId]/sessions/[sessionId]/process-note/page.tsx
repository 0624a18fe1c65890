import type { Metadata } from "next";
import { Icon } from "#ui/icon";
import { SessionHeader } from "../_components/session-header";
import { RecordNav } from "../note/_components/record-nav";
import { ProcessEditor } from "./_components/process-editor";
import { loadProcessNote } from "./loaders";

export const metadata: Metadata = { title: "Own note" };

type Props = PageProps<"/couples/[coupleId]/sessions/[sessionId]/process-note">;

export default async function ProcessNotePage({ params }: Props) {
  const { couple, session, note } = await loadProcessNote(await params);
  return (
    <>
      <SessionHeader couple={couple} session={session} part="note" />
      <RecordNav coupleId={couple.id} session={session} current="process" />
      <section
        aria-labelledby="process-title"
        className="screen-only flex max-w-reading flex-col gap-4 rounded-control border-2 border-dashed border-border-strong bg-sunken p-4 sheet:p-6"
      >
        <h2 id="process-title" className="type-heading inline-flex items-center gap-2">
          <Icon name="lock" />
          Process note
        </h2>
        <p className="max-w-measure">
          For you alone: your own thoughts on this session. Nobody else can open it, and it is in no export
          and on no paper.
        </p>
        <p className="type-note max-w-measure">
          Not here: start and stop times, modality, test results, or summaries of diagnosis, plan, symptoms
          and progress. The law does not protect those as process notes; they belong in the record.
        </p>
        <ProcessEditor coupleId={couple.id} sessionId={session.id} zone={session.zone} note={note} />
      </section>
    </>
  );
}
