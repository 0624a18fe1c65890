import type { Metadata } from "next";
import { Link } from "#ui/link";
import { PageHeader } from "#ui/page-header";
import { loadHowChosen } from "./loaders";

export const metadata: Metadata = { title: "How this is chosen" };

export default async function HowChosenPage() {
  const {
    RATER_WEIGHT,
    LEAST_RATED,
    COUPLE_WEIGHT,
    LOW_SIGNAL_BELOW,
    LEAD,
    STAGE_FACTOR,
    RECENT,
    FELT,
    WARN_FACTOR,
    BEHIND_FROM,
    TENSION_CALM,
    TENSION_DAYS,
  } = await loadHowChosen();
  return (
    <>
      <PageHeader
        title="How this is chosen"
        description="The rule behind the suggestions, with the numbers it reads. You decide; nothing is ever added on its own."
      />
      <div className="flex max-w-measure flex-col gap-8">
        <section aria-labelledby="ratings" className="flex flex-col gap-2">
          <h2 id="ratings" className="type-heading border-b pb-2">
            From ratings to a profile
          </h2>
          <p>
            Each statement is rated from 0 to 10. Where a partner and you have both rated it, yours counts{" "}
            {RATER_WEIGHT.therapist} and theirs {RATER_WEIGHT.self}. A mechanism's score is the mean of what
            is rated, and needs {LEAST_RATED.regulation} statements; communication needs{" "}
            {LEAST_RATED.communication}.
          </p>
          <p>
            The couple's score is {COUPLE_WEIGHT.higher} of the higher partner and {COUPLE_WEIGHT.lower} of
            the lower one, because the higher one drives the loop. A mechanism leads at {LEAD.from} or more
            and at least {LEAD.ahead} ahead of the other two; else the profile is mixed. Three scores that sum
            to less than {LOW_SIGNAL_BELOW} are a low signal.
          </p>
        </section>
        <section aria-labelledby="score" className="flex flex-col gap-2">
          <h2 id="score" className="type-heading border-b pb-2">
            From a profile to an exercise
          </h2>
          <p>The score of an exercise is a product. Its line in the list shows every factor that is not 1.</p>
          <dl className="ruled">
            {[
              [
                "Fit",
                "How much of the exercise goes to each mechanism, times that mechanism's score: the partner's own for what is done alone, the couple's for what is done together.",
              ],
              [
                "Stage",
                `${STAGE_FACTOR.join(", ")}: by the distance between the couple's stage and the nearest one the exercise is for.`,
              ],
              ["Done lately", `${RECENT.factor} where it was finished in the last ${RECENT.days} days.`],
              [
                "How it felt",
                `${FELT.useful} where it was rated ${FELT.usefulFrom} or more for usefulness on the whole; ${FELT.upset} where it once upset a partner at ${FELT.upsetFrom} or more, whatever else.`,
              ],
              ["With care", `${WARN_FACTOR} where a gate asks you to weigh it first.`],
            ].map(([term, text]) => (
              <div key={term} className="py-2">
                <dt className="type-label">{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <p>Of two alike, the shorter comes first, then the earlier name.</p>
        </section>
        <section aria-labelledby="yours" className="flex flex-col gap-2">
          <h2 id="yours" className="type-heading border-b pb-2">
            What is said of late, and what you choose
          </h2>
          <p>
            A plan says why a suggestion may fit now, and counts none of it: tension above {TENSION_CALM} in a
            check-in of the last {TENSION_DAYS} days, for work on regulation; a need that got at least{" "}
            {Math.round(BEHIND_FROM * 100)} points of a hundred less of the last sessions than its part of the
            profile.
          </p>
          <p>
            What you pin comes first, and what you move stays where you put it. "Not now" takes a suggestion
            out until the couple's next session has begun; what you hide stays away until you show it again.
          </p>
        </section>
        <section aria-labelledby="out" className="flex flex-col gap-2">
          <h2 id="out" className="type-heading border-b pb-2">
            What is never suggested
          </h2>
          <p>
            What a gate stops stands under held back, with the reason, for you alone. What goes further than
            the lower of the two ceilings, lasts longer than the session, needs something the couple lacks, or
            works on something that is not rated enough is left out.
          </p>
          <p>
            The evidence grade is a badge on each exercise, and no part of the score: a trial of one form says
            little of another. <Link href="/library">Open the library</Link>
          </p>
        </section>
      </div>
    </>
  );
}
