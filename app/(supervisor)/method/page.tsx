import type { Metadata } from "next";
import { PageHeader } from "#ui/page-header";
import { loadMethod } from "./loaders";

export const metadata: Metadata = { title: "Method" };

export default async function MethodPage() {
  const { milestoneWeeks, betterBar, leastCouples, leastClinicians, leastOthers, leastForSplit } =
    await loadMethod();
  return (
    <>
      <PageHeader
        title="Method"
        description="How each figure on the trends page is made, and what it can and cannot say."
      />
      <article className="reading">
        <h2>What is counted</h2>
        <p>
          The unit is one couple's episode of care. It runs from the first homework to {milestoneWeeks} weeks
          later, or to the day it closes, whichever comes first. On that day four values are fixed, and
          nothing else of the couple goes into a figure:
        </p>
        <ul>
          <li>
            <strong>Did most of their homework.</strong> At least three quarters of the tasks given to either
            partner were sent. An episode without homework counts as no.
          </li>
          <li>
            <strong>Got clearly better.</strong> At least one partner's Loop freedom score rose by {betterBar}{" "}
            points or more from the mean of the first two weekly check-ins to the mean of the last two, and
            neither partner's fell by as much. With fewer than four check-ins a partner's change is not known.
          </li>
          <li>
            <strong>Main mechanism.</strong> Dissonance, regulation or attachment: the one to which the
            exercises given as homework contribute most. A tie goes to the first in the alphabet.
          </li>
          <li>
            <strong>The quarter</strong> in which that day fell.
          </li>
        </ul>
        <p>
          An episode is counted once, ever, and a couple at most twice in 24 months. Either partner can choose
          not to be counted until the figures are out; nobody is told, and the couple is then in no figure.
        </p>

        <h2>When figures come out</h2>
        <p>
          Fourteen days after a calendar quarter ends, and never on request. All finished episodes that wait
          go out together as one batch, if three things hold: at least {leastCouples} couples, at least{" "}
          {leastClinicians} clinicians, and at least {leastOthers} couples left when any one clinician's
          couples are set aside. A supervisor who treats couples counts as a clinician.
        </p>
        <p>
          If one of them does not hold, the whole batch waits for the next quarter, and the page says the same
          sentence whatever the reason. The batch of one quarter and the next never share a couple, so there
          is nothing to subtract. The split by mechanism is released only with a batch of {leastForSplit}{" "}
          couples or more.
        </p>

        <h2>What is changed before a figure leaves</h2>
        <ol>
          <li>
            A random whole number is added to each count. For the two shares it is 2 or less, up or down, in
            92.7 of 100 draws; for each part of the split it is 5 or less in 93.8 of 100.
          </li>
          <li>
            The share is rounded to 5 points. The number of couples, n, is rounded down to a multiple of 5.
          </li>
        </ol>
        <p>
          The same records always meet the same random number, so looking again, or running it again, tells
          nothing more. Figures are never corrected, withdrawn or drawn anew. No figure exists for a
          clinician, an exercise, a week, or any smaller group, and there are no filters.
        </p>

        <h2>How to read the error band</h2>
        <p>
          The band adds the usual reach of the random number and the rounding. A difference between two
          quarters whose bands meet may be no difference at all, and the page then says there is no clear
          change. The band does not hold the chance of who happened to come into care.
        </p>

        <h2>What a figure can give away about one couple</h2>
        <p>
          Suppose somebody knows every other couple in the batch. Replacing this one couple's answers changes
          the odds of any released figure by a factor of at most e (about 2.7) for each of the three
          statistics: homework, change, and the split. Over all three it is at most e<sup>3</sup> (about 20),
          once per episode.
        </p>
        <p>
          So that person's best guess whether this couple got better is right at most 73.1 times in 100, where
          a coin is right 50 times. If all three statistics told the same thing about the couple, it could be
          right up to 95 times in 100. In the terms of NIST SP 800-226: the unit is a couple's episode,
          bounded differential privacy, epsilon 1 per statistic and 3 in all.
        </p>
        <p>
          Whether a couple is in the batch at all is not protected by this noise, only by the rounding of n
          and by the rule on batch size.
        </p>

        <h2>Known gaps</h2>
        <ul>
          <li>
            The check-in questions were made for this program and have not been validated. The bar of{" "}
            {betterBar} points rests on an assumed spread and is provisional.
          </li>
          <li>
            Couples who stop checking in cannot count as better. A low share may mean few check-ins rather
            than little change.
          </li>
          <li>
            There is no comparison group. A rise is not proof that care caused it; some couples get better
            with time.
          </li>
          <li>
            How many got worse is not released: it is rare, and the noise would drown it. Each treating
            clinician sees it for their own couples at once.
          </li>
          <li>A batch that waited holds episodes that finished in an earlier quarter.</li>
          <li>
            A small practice, or one where a single clinician treats most couples, may wait long or for good.
          </li>
        </ul>
      </article>
    </>
  );
}
