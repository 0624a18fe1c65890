import type { Metadata } from "next";
import { SessionHeader } from "../../_components/session-header";
import { NoteEditor } from "../_components/note-editor";
import { RecordNav } from "../_components/record-nav";
import { ReleaseLine } from "../_components/release-line";
import { loadSubFile } from "../loaders";

export const metadata: Metadata = { title: "Sub-file" };

type Props = PageProps<"/couples/[coupleId]/sessions/[sessionId]/note/[record]">;

export default async function SubFilePage({ params }: Props) {
  const page = await loadSubFile(await params);
  const { couple, session, record, note, amendments, facts, isToCome } = page;
  return (
    <>
      <SessionHeader couple={couple} session={session} part="note" />
      <RecordNav coupleId={couple.id} session={session} current={record} />
      <div className="flex max-w-reading flex-col gap-6">
        <p className="type-note max-w-measure">
          What belongs to {record.toUpperCase()} alone. It is a record of its own, never on one sheet with the
          joint note, and each opening of it is written down.
        </p>
        <NoteEditor
          key={record}
          place={{ coupleId: couple.id, sessionId: session.id, record }}
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
