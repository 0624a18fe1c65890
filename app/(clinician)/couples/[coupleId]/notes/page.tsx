import type { Metadata } from "next";
import { mainRecordOf } from "#lib/notes/rules";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import { CoupleHeader } from "../_components/couple-header";
import { noteAddress } from "./_components/note-address";
import { NoteTable } from "./_components/note-table";
import { ProcessList } from "./_components/process-list";
import { loadNotes } from "./loaders";

export const metadata: Metadata = { title: "Notes" };

export default async function NotesPage({ params }: PageProps<"/couples/[coupleId]/notes">) {
  const { couple, lines, next } = await loadNotes((await params).coupleId);
  return (
    <>
      <CoupleHeader
        couple={couple}
        part="notes"
        actions={
          next ? (
            <LinkButton kind="primary" href={noteAddress(couple.id, next.session)} data-key="note">
              {next.status[mainRecordOf(next.session.attendees)] === "draft"
                ? `Finish the note of session ${next.session.number}`
                : `Write note of session ${next.session.number}`}
            </LinkButton>
          ) : null
        }
      />
      {lines.length === 0 ? (
        <EmptyState title="No notes yet">The note of each session appears here once it begins.</EmptyState>
      ) : (
        <div className="grid gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <section aria-labelledby="record-title">
            <h2 id="record-title" className="type-heading border-b pb-2">
              The record
            </h2>
            <NoteTable coupleId={couple.id} lines={lines} />
          </section>
          <ProcessList coupleId={couple.id} lines={lines} />
        </div>
      )}
    </>
  );
}
