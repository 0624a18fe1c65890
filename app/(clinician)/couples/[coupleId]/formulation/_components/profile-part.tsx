import type { Basis } from "#lib/formulation/rules-basis";
import type { Profile, WholeShares } from "#lib/formulation/types";
import { Dumbbell } from "#ui/chart/dumbbell";
import { EmptyState } from "#ui/empty-state";
import { MECHANISM_LABEL } from "../../../../_components/exercise-words";
import { basisLines, findingOf, sharesLine } from "./words";

const ROWS = ["dissonance", "regulation", "attachment", "communication"] as const;

/** One profile as a drawing: both partners' dots, communication beside the three. */
export function ProfileDrawing({ title, profile }: { title: string; profile: Profile }) {
  return (
    <Dumbbell
      title={title}
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
  );
}

type ProfilePartProps = {
  profile: Profile;
  /** Of the three, in whole per cent; null where that would say too much. */
  shares: WholeShares | null;
  basis: readonly Basis[];
  isEmpty: boolean;
  /** When the ratings are to be looked at again, in words; null where that cannot be told. */
  again: string | null;
};

/** The profile in force, and what it rests on. */
export function ProfilePart({ profile, shares, basis, isEmpty, again }: ProfilePartProps) {
  if (isEmpty) {
    return (
      <EmptyState title="Nothing is rated yet">
        Rate what you have seen and heard, ask both partners to rate themselves, or do both. A profile needs
        four statements of each of the three.
      </EmptyState>
    );
  }
  const lines = [
    ...(shares === null ? [] : [sharesLine(shares)]),
    ...(again === null ? [] : [again]),
    ...basisLines(basis),
  ];
  return (
    <>
      <ProfileDrawing title="What drives the loop, by partner" profile={profile} />
      {lines.length === 0 ? null : (
        <ul className="mt-3 flex max-w-measure flex-col gap-1">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className="type-note mt-3 max-w-measure">
        Our own wording, not a validated scale: an aid for talking, and nobody's diagnosis. Communication is a
        need that cuts across; it never competes with the three.
      </p>
    </>
  );
}
