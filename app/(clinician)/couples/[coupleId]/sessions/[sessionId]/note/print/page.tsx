import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { Notice } from "#ui/notice";
import { PrintButton } from "#ui/print-button";
import { PaperChoice } from "../../../../../../_components/paper-choice";
import { momentOf, SignedNote } from "../_components/signed-note";
import { loadNoteOnPaper } from "../loaders";
import { SignedFor } from "./_components/signed-for";
import { UseChoice } from "./_components/use-choice";

export const metadata: Metadata = { title: "Note on paper" };

type Props = PageProps<"/couples/[coupleId]/sessions/[sessionId]/note/print">;

/** One record on paper, never two and never a process note. What is not signed says so on every sheet. */
export default async function PrintNotePage({ params, searchParams }: Props) {
  const [place, search] = await Promise.all([params, searchParams]);
  const page = await loadNoteOnPaper(place, search);
  const { couple, session, record, note, amendments, refused, authorised, isRelease, paper } = page;
  const at = `/couples/${couple.id}/sessions/${session.id}/note`;
  const ofRecord = record === "joint" ? "" : `&record=${record}`;
  const query = isRelease ? `${ofRecord}&use=release` : ofRecord;
  const name = record === "joint" ? "Joint record" : `Sub-file ${record.toUpperCase()}`;
  return (
    <div className={paper === "letter" ? "on-letter" : "on-a4"}>
      <div className="screen-only mb-8 flex flex-col gap-4 border-b pb-4">
        <Breadcrumb
          items={[
            { href: `/couples/${couple.id}`, label: couple.codeName },
            { href: `/couples/${couple.id}/notes`, label: "Notes" },
            { href: record === "joint" ? at : `${at}/${record}`, label: `Session ${session.number}` },
          ]}
        />
        <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
          <PaperChoice paper={paper} hrefOf={(value) => `${at}/print?paper=${value}${query}`} />
          <UseChoice
            isRelease={isRelease}
            hrefOf={(release) => `${at}/print?paper=${paper}${ofRecord}${release ? "&use=release" : ""}`}
          />
          {refused.length === 0 && note !== null ? <PrintButton /> : null}
        </div>
        {isRelease ? <SignedFor coupleId={couple.id} record={record} authorised={authorised} /> : null}
      </div>
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-b pb-2">
          <h1 className="type-display">{name}</h1>
          <p className="type-figure">
            Session {session.number}, {momentOf(session.startsAt, session.zone)}
          </p>
        </div>
        {refused.length > 0 ? (
          <Notice
            kind="warning"
            title={isRelease ? "This cannot be released now" : "This cannot be printed now"}
          >
            {refused.map((why) => (
              <p key={why}>{why}</p>
            ))}
          </Notice>
        ) : note === null ? (
          <Notice title="There is nothing to print yet">Nothing is written in this record.</Notice>
        ) : (
          <>
            <p className="type-note">
              {page.client}.{" "}
              {isRelease
                ? `Released with the written authorisation of ${page.release.signed
                    .map(({ slot, signedOn }) => `${slot}, ${signedOn}`)
                    .join(" and ")}.`
                : "Working copy, not for release."}
            </p>
            {note.signedAt === null ? (
              <p className="self-start border-2 border-text px-3 py-1 font-medium">Draft, not signed</p>
            ) : null}
            <h2 className="sr-only">What is written</h2>
            <SignedNote record={record} note={note} amendments={amendments} zone={session.zone} />
          </>
        )}
      </div>
    </div>
  );
}
