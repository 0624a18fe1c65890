import type { Metadata } from "next";
import { Breadcrumb } from "#ui/breadcrumb";
import { EmptyState } from "#ui/empty-state";
import { Link } from "#ui/link";
import { PrintButton } from "#ui/print-button";
import { formatDay } from "../../../../../_ui/when";
import { GradeBadge } from "../../../../_components/grade-badge";
import { PaperChoice } from "../../../../_components/paper-choice";
import { factorLine } from "../../../../_components/suggestion-words";
import { GatesStrip } from "../../_components/gates-strip";
import { saidOfHolds } from "../../_components/hold-words";
import { ConsentOnPaper } from "../_components/consent-on-paper";
import { EpisodeSection } from "../_components/episode-section";
import { HistoryPart } from "../_components/history-part";
import { IndicatorPart } from "../_components/indicator-part";
import { ProfilePart } from "../_components/profile-part";
import { TalkList } from "../_components/talk-list";
import { rateAgainWords } from "../_components/words";
import { loadFormulation } from "../loaders";
import { MapInWords } from "../map/_components/map-in-words";
import { MapPicture } from "../map/_components/map-picture";
import { NotesBeside } from "../map/_components/notes-beside";

export const metadata: Metadata = { title: "Formulation on paper" };

type Props = PageProps<"/couples/[coupleId]/formulation/print">;

const SUGGESTED = 6;

/** What is held back, together by its reason: one hold often keeps back a dozen. */
function byReason(held: readonly { slug: string; reason: string | null }[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { slug, reason } of held) groups.set(reason ?? "", [...(groups.get(reason ?? "") ?? []), slug]);
  return [...groups];
}

/** The whole formulation on paper, for the therapist's own record: no name of a person on it. */
export default async function PrintFormulationPage({ params, searchParams }: Props) {
  const [{ coupleId }, search] = await Promise.all([params, searchParams]);
  const paper = search.paper === "letter" ? "letter" : "a4";
  const loaded = await loadFormulation(coupleId);
  const {
    couple,
    loop,
    profile,
    basis,
    isEmpty,
    points,
    isCompared,
    wordsOf,
    versions,
    pair,
    suggestions,
    exercises,
  } = loaded;
  const at = `/couples/${couple.id}/formulation`;
  const gradeOf = (slug: string) => {
    const grade = exercises[slug]?.grade;
    return grade ? <GradeBadge grade={grade} /> : null;
  };
  return (
    <div className={paper === "letter" ? "on-letter" : "on-a4"}>
      <div className="screen-only mb-8 flex flex-col gap-4 border-b pb-4">
        <Breadcrumb
          items={[
            { href: "/couples", label: "Couples" },
            { href: `/couples/${couple.id}`, label: couple.codeName },
            { href: at, label: "Formulation" },
          ]}
        />
        <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
          <PaperChoice paper={paper} hrefOf={(value) => `${at}/print?paper=${value}`} />
          <PrintButton />
        </div>
        <p className="type-note">
          What is kept of each partner is not on this paper. It prints alone:{" "}
          <Link href={`${at}/record/a/print`}>partner A</Link>,{" "}
          <Link href={`${at}/record/b/print`}>partner B</Link>.
        </p>
      </div>
      <article className="flex max-w-reading flex-col gap-5">
        <header>
          <h1 className="type-display">Formulation</h1>
          <p className="type-note">Therapist's own record. Not for either partner.</p>
        </header>
        <section aria-labelledby="gates">
          <h2 id="gates" className="type-heading mb-2 border-b pb-1">
            Safety and screening
          </h2>
          <ConsentOnPaper
            checks={loaded.checks}
            marks={loaded.marks.map(({ id, slot, at }) => ({ id, slot, on: formatDay(at, loaded.timeZone) }))}
            wordsOf={wordsOf}
            yesStatus={loaded.yesStatus}
            timeZone={loaded.timeZone}
          />
          <GatesStrip
            couple={couple}
            holds={loaded.holds}
            isConsentOpen={loaded.isConsentOpen}
            next={loaded.nextGates}
            reach={loaded.reach}
            said={saidOfHolds(loaded.stories, loaded.timeZone)}
          />
        </section>
        <section aria-labelledby="loop" className="flex flex-col gap-4">
          <h2 id="loop" className="type-heading border-b pb-1">
            Loop map
          </h2>
          {loop === null ? (
            <EmptyState title="No map is drawn yet" />
          ) : (
            <>
              <p className="type-note">
                Version {loop.version}, saved on {formatDay(loop.savedAt, loaded.timeZone)}
              </p>
              <MapPicture map={loop.map} notes={loop.notes} />
              <MapInWords map={loop.map} />
              <NotesBeside map={loop.map} notes={loop.notes} />
            </>
          )}
        </section>
        <section aria-labelledby="profile">
          <h2 id="profile" className="type-heading mb-2 border-b pb-1">
            Profile
          </h2>
          <ProfilePart
            profile={profile}
            shares={loaded.shares}
            basis={basis}
            isEmpty={isEmpty}
            again={rateAgainWords(loaded.sessionsSince)}
          />
        </section>
        <section aria-labelledby="indicators">
          <h2 id="indicators" className="type-heading mb-2 border-b pb-1">
            Indicators
          </h2>
          <IndicatorPart groups={loaded.groups} isEmpty={isEmpty} onPaper />
        </section>
        <section aria-labelledby="talk">
          <h2 id="talk" className="type-heading mb-2 border-b pb-1">
            Worth a talk
          </h2>
          <TalkList points={points} isCompared={isCompared} wordsOf={wordsOf} />
        </section>
        <section aria-labelledby="suggestions">
          <h2 id="suggestions" className="type-heading mb-2 border-b pb-1">
            Exercises that fit
          </h2>
          {suggestions.suggested.length === 0 ? (
            <p>Nothing yet: suggestions begin when enough is rated.</p>
          ) : (
            <ol className="ruled">
              {suggestions.suggested.slice(0, SUGGESTED).map((one) => (
                <li key={one.slug} className="keep-together flex flex-col py-1">
                  <span className="flex flex-wrap items-baseline gap-x-3">
                    {exercises[one.slug]?.title ?? one.slug}
                    {gradeOf(one.slug)}
                  </span>
                  <span className="type-note type-figure">{factorLine(one)}</span>
                </li>
              ))}
            </ol>
          )}
          {suggestions.held.length > 0 ? (
            <>
              <h3 className="type-title mt-3 mb-1">Held back</h3>
              <ul className="ruled">
                {byReason(suggestions.held).map(([reason, slugs]) => (
                  <li key={reason} className="keep-together flex flex-col py-1">
                    <span>{slugs.map((slug) => exercises[slug]?.title ?? slug).join(", ")}</span>
                    <span className="type-note">{reason}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </section>
        <EpisodeSection coupleId={couple.id} episodes={loaded.episodes} />
        <section aria-labelledby="versions">
          <h2 id="versions" className="type-heading mb-2 border-b pb-1">
            Over time
          </h2>
          <HistoryPart versions={versions} pair={pair} />
        </section>
      </article>
    </div>
  );
}
