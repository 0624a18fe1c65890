import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { KeptForm } from "../_components/kept-form";
import { WayHome } from "../_components/way-home";
import { AfterForm } from "./_components/after-form";
import { sendSessionCheckAction } from "./actions";
import { loadSessionCheck } from "./loaders";
import { after as words } from "./words";

export const metadata: Metadata = { title: "Questions" };

export default async function AfterPage() {
  const loaded = await loadSessionCheck();
  if (!loaded) return <KeptForm action={sendSessionCheckAction} address="/after" />;
  const { session, state, agreement, submissionId, isTablet } = loaded;
  return (
    <>
      <BackLink href="/home" />
      <h1 className="type-display mt-2 mb-2">{words.title}</h1>
      {state === "open" && session ? (
        <AfterForm session={session} submissionId={submissionId} agreement={agreement} />
      ) : (
        <div className="flex flex-col gap-6">
          <p>{state === "sent" ? words.sent : state === "held" ? words.held : words.none}</p>
          <WayHome isTablet={isTablet} />
        </div>
      )}
    </>
  );
}
