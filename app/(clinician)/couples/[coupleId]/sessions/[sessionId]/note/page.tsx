import type { Metadata } from "next";
import { SessionHeader } from "../_components/session-header";
import { NoteEditor } from "./_components/note-editor";
import { RecordNav } from "./_components/record-nav";
import { ReleaseLine } from "./_components/release-line";
import { loadJointNote } from "./loaders";

export const metadata: Metadata = { title: "Note" };

type Props = PageProps<"/couples/[coupleId]/sessions/[sessionId]/note">;

export default async function NotePage({ params }: Props) {
  const page = await loadJointNote(await params);
  const { couple, session, note, amendments, facts, isToCome } = page;
  return (
    <>
      <SessionHeader couple={couple} session={session} part="note" />
      <RecordNav coupleId={couple.id} session={session} current="joint" />
      <div className="flex max-w-reading flex-col gap-6">
        <NoteEditor
          place={{ coupleId: couple.id, sessionId: session.id, record: "joint" }}
          note={note}
          amendments={amendments}
          facts={facts}
          zone={session.zone}
          last={isToCome ? null : "sign"}
        />
        <ReleaseLine coupleId={couple.id} lacks={page.lacks} />
      </div>
    </>
  );
}
