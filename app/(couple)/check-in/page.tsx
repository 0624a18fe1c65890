import type { Metadata } from "next";
import { CHECK_IN_HEADER, CHECK_IN_ITEMS } from "#lib/progress/types";
import { BackLink } from "#ui/back-link";
import { HardLink, HardLinkButton } from "#ui/hard-link";
import { KeptForm } from "../_components/kept-form";
import { done } from "../_components/words";
import { CheckInForm } from "./_components/check-in-form";
import * as WORDS from "./_components/words";
import { sendCheckInAction } from "./actions";
import { loadCheckIn } from "./loaders";

export const metadata: Metadata = { title: "Check-in" };

const words = WORDS.checkIn;

export default async function CheckInPage() {
  const loaded = await loadCheckIn();
  if (!loaded) return <KeptForm action={sendCheckInAction} address="/check-in" />;
  const { week, state, agreement, submissionId, keepKey } = loaded;
  return (
    <>
      <BackLink href="/home">{words.home}</BackLink>
      <h1 className="type-display mt-2 mb-2">{words.title}</h1>
      {state === "open" ? (
        <CheckInForm
          items={CHECK_IN_ITEMS}
          week={week}
          submissionId={submissionId}
          keepKey={keepKey}
          intro={CHECK_IN_HEADER}
          agreement={agreement}
        />
      ) : (
        <div className="flex flex-col gap-6">
          <p>{state === "sent" ? words.sent : words.held}</p>
          {state === "sent" ? (
            <HardLink href="/lines/check-in" className="inline-flex min-h-control items-center text-link">
              {words.share}
            </HardLink>
          ) : null}
          <HardLinkButton href="/home" kind="primary" wide>
            {done.home}
          </HardLinkButton>
        </div>
      )}
    </>
  );
}
