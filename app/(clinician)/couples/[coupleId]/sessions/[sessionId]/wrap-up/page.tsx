import type { Metadata } from "next";
import { LinkButton } from "#ui/link-button";
import { Notice } from "#ui/notice";
import { SessionCheckPart } from "../../../_components/session-check-part";
import { YesList } from "../../../_components/yes-list";
import { SessionHeader } from "../_components/session-header";
import { AssignForm } from "./_components/assign-form";
import { CarryOver } from "./_components/carry-over";
import { CloseForm } from "./_components/close-form";
import { GivenList } from "./_components/given-list";
import { NextSession } from "./_components/next-session";
import { NoteBlock } from "./_components/note-block";
import { QuickNotes } from "./_components/quick-notes";
import { WhatHappened } from "./_components/what-happened";
import { WrapBlock } from "./_components/wrap-block";
import { loadWrapUp } from "./loaders";

export const metadata: Metadata = { title: "Wrap up" };

type WrapUpPageProps = PageProps<"/couples/[coupleId]/sessions/[sessionId]/wrap-up">;

export default async function WrapUpPage({ params }: WrapUpPageProps) {
  const page = await loadWrapUp(await params);
  const { couple, session, plan } = page;
  const mayClose = session.state !== "closed" && !page.isToCome;
  return (
    <>
      <SessionHeader couple={couple} session={session} part="wrap-up" />
      {page.isToCome ? (
        <div className="mb-6">
          <Notice>This session is still to come. What is written here is kept for it.</Notice>
        </div>
      ) : null}
      <div className="grid gap-x-12 gap-y-10 wide:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-10">
          <WrapBlock id="happened" title="What happened">
            <WhatHappened
              coupleId={couple.id}
              session={session}
              items={plan?.items ?? []}
              isToCome={page.isToCome}
            />
            <QuickNotes notes={page.quickNotes} zone={session.zone} />
            <SessionCheckPart checks={page.checks} />
            {session.state === "running" ? (
              <p className="mt-4">
                <LinkButton href={`/couples/${couple.id}/sessions/${session.id}/hand-over`}>
                  Hand over the tablet
                </LinkButton>
              </p>
            ) : null}
          </WrapBlock>
          <WrapBlock id="homework" title="Homework">
            <GivenList coupleId={couple.id} homework={page.homework} />
            <AssignForm
              coupleId={couple.id}
              sessionId={session.id}
              requestId={page.requestId}
              exercises={page.exercises}
              nearest={page.nearest}
              standIns={page.standIns}
              dueOn={page.dueOn}
              open={page.open}
              today={page.today}
              last={page.lastPieces}
            />
            <h3 className="type-label mt-2">Touch and sexual work</h3>
            <YesList
              coupleId={couple.id}
              status={page.yesStatus}
              stops={page.askStops}
              timeZone={session.zone}
            />
          </WrapBlock>
        </div>
        <div className="flex min-w-0 flex-col gap-10">
          <NoteBlock page={page} mayClose={mayClose}>
            <WrapBlock id="next" title="Next session">
              <NextSession
                coupleId={couple.id}
                next={page.nextSession}
                suggested={page.suggestedTime}
                minutes={couple.sessionMinutes}
              />
              {page.isToCome ? null : (
                <CarryOver coupleId={couple.id} sessionId={session.id} items={page.carryable} />
              )}
            </WrapBlock>
          </NoteBlock>
          {mayClose ? <CloseForm coupleId={couple.id} sessionId={session.id} /> : null}
        </div>
      </div>
    </>
  );
}
