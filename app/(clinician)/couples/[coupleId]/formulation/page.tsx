import type { Metadata } from "next";
import { Dumbbell } from "#ui/chart/dumbbell";
import { EmptyState } from "#ui/empty-state";
import { LinkButton } from "#ui/link-button";
import { Notice } from "#ui/notice";
import { formatDate } from "../../../../_ui/when";
import { MECHANISM_LABEL } from "../../../_components/exercise-words";
import { CoupleHeader } from "../_components/couple-header";
import { YesList } from "../_components/yes-list";
import { AskForm } from "./_components/ask-form";
import { EpisodeSection } from "./_components/episode-section";
import { LoopPart } from "./_components/loop-part";
import { SuggestionList } from "./_components/suggestion-list";
import { TalkList } from "./_components/talk-list";
import { VersionTable } from "./_components/version-table";
import { findingOf } from "./_components/words";
import { loadFormulation } from "./loaders";

export const metadata: Metadata = { title: "Formulation" };

const ROWS = ["dissonance", "regulation", "attachment", "communication"] as const;

export default async function FormulationPage({ params }: PageProps<"/couples/[coupleId]/formulation">) {
  const { couple, loop, loopVersions, profile, suggestions, exercises, versions, ...rest } =
    await loadFormulation((await params).coupleId);
  const { asked, points, checks, wordsOf, isEmpty, yesStatus, episodes } = rest;
  const rate = `/couples/${couple.id}/formulation/rate`;
  const checked = checks.filter(({ keys }) => keys.length > 0);
  return (
    <>
      <CoupleHeader
        couple={couple}
        part="formulation"
        actions={
          <LinkButton href={rate} kind={isEmpty ? "primary" : "quiet"}>
            {isEmpty ? "Rate what you have seen" : "Rate again"}
          </LinkButton>
        }
      />
      {checked.length > 0 ? (
        <div className="mb-8">
          <Notice kind="danger" title="See each alone about consent before any touch or sexual work">
            {checked.map(({ slot, keys }) => (
              <p key={slot}>
                Partner {slot}: {keys.map((key) => `${key}, ${wordsOf[key]}`).join(" ")} Rated 7 or more. This
                stands here alone; neither partner is told.
              </p>
            ))}
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-8 wide:grid-cols-2">
        <section aria-labelledby="loop" className="flex min-w-0 flex-col gap-3">
          <h2 id="loop" className="type-heading border-b pb-2">
            Loop map
          </h2>
          <LoopPart coupleId={couple.id} loop={loop} versions={loopVersions} />
        </section>
        <section aria-labelledby="profile">
          <h2 id="profile" className="type-heading mb-2 border-b pb-2">
            Profile
          </h2>
          {isEmpty ? (
            <EmptyState title="Nothing is rated yet">
              Rate what you have seen and heard, ask both partners to rate themselves, or do both. A profile
              needs four statements of each of the three.
            </EmptyState>
          ) : (
            <Dumbbell
              title="What drives the loop, by partner"
              finding={findingOf(profile)}
              rows={ROWS.map((key) => ({
                key,
                label: MECHANISM_LABEL[key],
                a: profile.partners.A[key],
                b: profile.partners.B[key],
                both: profile.couple[key],
                apart: key === "communication",
              }))}
            />
          )}
          <p className="type-note mt-3 max-w-measure">
            Our own wording, not a validated scale: an aid for talking, and nobody's diagnosis. Communication
            is a need that cuts across; it never competes with the three.
          </p>
        </section>
        <section aria-labelledby="suggestions">
          <h2 id="suggestions" className="type-heading mb-2 border-b pb-2">
            Exercises that fit
          </h2>
          <SuggestionList coupleId={couple.id} suggestions={suggestions} exercises={exercises} />
        </section>
        <section aria-labelledby="yes">
          <h2 id="yes" className="type-heading mb-2 border-b pb-2">
            Touch and sexual work
          </h2>
          <YesList coupleId={couple.id} status={yesStatus} />
        </section>
        <section aria-labelledby="talk">
          <h2 id="talk" className="type-heading mb-2 border-b pb-2">
            Worth a talk
          </h2>
          <TalkList points={points} wordsOf={wordsOf} />
        </section>
        <section aria-labelledby="own" className="flex flex-col gap-3">
          <h2 id="own" className="type-heading border-b pb-2">
            Their own ratings
          </h2>
          <p>
            {asked === null
              ? "You have not asked them yet. Each rates alone, in plain words, and reads only their own."
              : `Asked on ${formatDate(asked.at.toISOString().slice(0, 10))}. ${asked.answered} of 2 are in.`}
          </p>
          <AskForm coupleId={couple.id} label={asked === null ? "Ask both to rate" : "Ask both again"} />
        </section>
      </div>
      <EpisodeSection coupleId={couple.id} episodes={episodes} />
      {versions.length > 0 ? (
        <section aria-labelledby="versions" className="mt-8">
          <h2 id="versions" className="type-heading mb-2 border-b pb-2">
            Over time
          </h2>
          <VersionTable versions={versions} />
        </section>
      ) : null}
    </>
  );
}
