import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { KeptForm } from "../_components/kept-form";
import { sentLabel } from "./_components/day-label";
import { DiscardForm } from "./_components/discard-form";
import { discardEpisodeAction } from "./actions";
import { loadMoments } from "./loaders";
import { moments as words } from "./words";

export const metadata: Metadata = { title: "Moments" };

/** Two of one part of a day read the same: their place among equals tells them apart. */
function lines(all: readonly string[]) {
  return all.map((line, place) => ({
    line,
    key: `${line} ${all.slice(0, place).filter((one) => one === line).length}`,
  }));
}

export default async function MomentsPage() {
  const loaded = await loadMoments();
  if (!loaded) return <KeptForm action={discardEpisodeAction} address="/moments" />;
  const { state, agreement, draft, waiting, sent } = loaded;
  return (
    <div className="flex flex-1 flex-col gap-6">
      <div>
        <BackLink href="/home" />
        <h1 className="type-display mt-2">{words.title}</h1>
      </div>
      {state === "held" ? (
        <>
          <p>{words.held}</p>
          <HardLinkButton href="/home" kind="primary" wide>
            {words.home}
          </HardLinkButton>
        </>
      ) : (
        <>
          {waiting.length > 0 ? (
            <section aria-labelledby="later" className="flex flex-col gap-3 border-b pb-6">
              <h2 id="later" className="type-title">
                {words.later}
              </h2>
              <p className="text-text-muted">{words.laterText}</p>
              <HardLinkButton href="/moments/later" wide>
                {words.laterGo}
              </HardLinkButton>
            </section>
          ) : null}
          <section aria-label={words.begin} className="flex flex-col gap-3">
            <p>{words.intro}</p>
            <p className="text-text-muted">
              {words.audience} {agreement} {words.anyDay}
            </p>
            {draft ? (
              <>
                <p>{words.begun}</p>
                <HardLinkButton href="/moments/2" kind="primary" wide>
                  {words.goOn}
                </HardLinkButton>
                <DiscardForm />
              </>
            ) : (
              <HardLinkButton href="/moments/1" kind="primary" wide>
                {words.begin}
              </HardLinkButton>
            )}
          </section>
          <section aria-labelledby="view" className="flex flex-col gap-3 border-t pt-6">
            <h2 id="view" className="type-title">
              {words.viewTitle}
            </h2>
            <p className="text-text-muted">{words.viewText}</p>
            <HardLinkButton href="/moments/view" wide>
              {words.view}
            </HardLinkButton>
          </section>
          <section aria-labelledby="both" className="flex flex-col gap-3 border-t pt-6">
            <h2 id="both" className="type-title">
              {words.bothTitle}
            </h2>
            <p className="text-text-muted">{words.bothLink}</p>
            <HardLinkButton href="/moments/both" wide>
              {words.bothGo}
            </HardLinkButton>
          </section>
          <section aria-labelledby="sent" className="flex flex-col gap-2 border-t pt-6">
            <h2 id="sent" className="type-title">
              {words.sent}
            </h2>
            <p className="text-text-muted">{sent.length > 0 ? words.sentNote : words.sentNone}</p>
            <ul>
              {lines(sent.map(sentLabel)).map(({ line, key }) => (
                <li key={key}>{line}</li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}
