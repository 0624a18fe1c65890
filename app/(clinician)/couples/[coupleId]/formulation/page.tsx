import type { Metadata } from "next";
import { LinkButton } from "#ui/link-button";
import { formatDay } from "../../../../_ui/when";
import { CoupleHeader } from "../_components/couple-header";
import { GatesStrip } from "../_components/gates-strip";
import { saidOfHolds } from "../_components/hold-words";
import { SharedLines } from "../_components/shared-lines";
import { YesList } from "../_components/yes-list";
import { AskForm } from "./_components/ask-form";
import { ConsentChecks } from "./_components/consent-checks";
import { EpisodeSection } from "./_components/episode-section";
import { HistoryPart } from "./_components/history-part";
import { IndicatorPart } from "./_components/indicator-part";
import { LoopPart } from "./_components/loop-part";
import { ProfilePart } from "./_components/profile-part";
import { RecordSection } from "./_components/record-section";
import { SuggestionList } from "./_components/suggestion-list";
import { TalkList } from "./_components/talk-list";
import { rateAgainWords } from "./_components/words";
import { loadFormulationPage } from "./loaders";

export const metadata: Metadata = { title: "Formulation" };

/** Everything on the page by its heading, so that it is found at a glance on a phone too. */
const PARTS = [
  ["gates", "Safety and screening"],
  ["loop", "Loop map"],
  ["profile", "Profile"],
  ["suggestions", "Exercises that fit"],
  ["yes", "Touch and sexual work"],
  ["talk", "Worth a talk"],
  ["own", "Their own ratings"],
  ["indicators", "Indicators"],
  ["each", "Each partner"],
  ["episodes", "Episodes"],
  ["versions", "Over time"],
] as const;

type Props = PageProps<"/couples/[coupleId]/formulation">;

export default async function FormulationPage({ params, searchParams }: Props) {
  const [{ coupleId }, search] = await Promise.all([params, searchParams]);
  const { couple, loop, loopVersions, profile, suggestions, exercises, versions, records, ...rest } =
    await loadFormulationPage(coupleId, search);
  const { holds, reach, nextGates, timeZone, listPages } = rest;
  const {
    asked,
    points,
    isCompared,
    checks,
    marks,
    wordsOf,
    isEmpty,
    yesStatus,
    askStops,
    basis,
    pair,
    episodes,
  } = rest;
  const rate = `/couples/${couple.id}/formulation/rate`;
  return (
    <>
      <CoupleHeader
        couple={couple}
        part="formulation"
        actions={
          <>
            <LinkButton href={`/couples/${couple.id}/formulation/print`}>Print</LinkButton>
            <LinkButton href={rate} kind={isEmpty ? "primary" : "quiet"}>
              {isEmpty ? "Rate what you have seen" : "Rate again"}
            </LinkButton>
          </>
        }
      />
      <ConsentChecks
        coupleId={couple.id}
        checks={checks}
        marks={marks.map(({ at, ...mark }) => ({ ...mark, on: formatDay(at, timeZone) }))}
        wordsOf={wordsOf}
      />
      <nav aria-label="On this page" className="screen-only mb-6">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {PARTS.map(([id, label]) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-flex min-h-6 items-center text-link">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="gates" className="mb-8">
        <h2 id="gates" className="type-heading mb-2 border-b pb-2">
          Safety and screening
        </h2>
        <GatesStrip
          couple={couple}
          holds={holds}
          isConsentOpen={rest.isConsentOpen}
          next={nextGates}
          reach={reach}
          said={saidOfHolds(rest.stories, timeZone)}
        />
      </section>
      <div className="grid gap-8 wide:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
        <section aria-labelledby="loop" className="flex min-w-0 flex-col gap-3">
          <h2 id="loop" className="type-heading border-b pb-2">
            Loop map
          </h2>
          <LoopPart coupleId={couple.id} loop={loop} versions={loopVersions} timeZone={timeZone} />
        </section>
        <section aria-labelledby="profile">
          <h2 id="profile" className="type-heading mb-2 border-b pb-2">
            Profile
          </h2>
          <ProfilePart
            profile={profile}
            shares={rest.shares}
            basis={basis}
            isEmpty={isEmpty}
            again={rateAgainWords(rest.sessionsSince)}
          />
        </section>
        <section aria-labelledby="suggestions">
          <h2 id="suggestions" className="type-heading mb-2 border-b pb-2">
            Exercises that fit
          </h2>
          <SuggestionList
            coupleId={couple.id}
            suggestions={suggestions}
            pages={listPages}
            exercises={exercises}
          />
        </section>
        <section aria-labelledby="yes">
          <h2 id="yes" className="type-heading mb-2 border-b pb-2">
            Touch and sexual work
          </h2>
          <YesList coupleId={couple.id} status={yesStatus} stops={askStops} timeZone={timeZone} />
        </section>
        <section aria-labelledby="talk">
          <h2 id="talk" className="type-heading mb-2 border-b pb-2">
            Worth a talk
          </h2>
          <TalkList points={points} isCompared={isCompared} wordsOf={wordsOf} />
        </section>
        <section aria-labelledby="own" className="flex flex-col gap-3">
          <h2 id="own" className="type-heading border-b pb-2">
            Their own ratings
          </h2>
          <p>
            {asked === null
              ? "You have not asked them yet. Each rates alone, in plain words, and reads only their own."
              : `Asked on ${formatDay(asked.at, timeZone)}. ${asked.answered} of 2 are in.`}
          </p>
          <AskForm coupleId={couple.id} label={asked === null ? "Ask both to rate" : "Ask both again"} />
          <SharedLines coupleId={couple.id} kind="rating" lines={rest.lines} />
        </section>
      </div>
      <section aria-labelledby="indicators" className="mt-8">
        <h2 id="indicators" className="type-heading mb-2 border-b pb-2">
          Indicators
        </h2>
        <IndicatorPart groups={rest.groups} isEmpty={isEmpty} />
      </section>
      <RecordSection coupleId={couple.id} records={records} timeZone={timeZone} />
      <EpisodeSection coupleId={couple.id} episodes={episodes} />
      <section aria-labelledby="versions" className="mt-8">
        <h2 id="versions" className="type-heading mb-2 border-b pb-2">
          Over time
        </h2>
        <HistoryPart versions={versions} pair={pair} />
      </section>
    </>
  );
}
