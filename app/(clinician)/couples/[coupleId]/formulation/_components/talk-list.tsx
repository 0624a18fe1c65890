type Point = { key: string; self: number; therapist: number };

type TalkListProps = {
  points: readonly { slot: "A" | "B"; points: readonly Point[] }[];
  /** Whether a partner and the therapist have both rated, so that there is something to lay side by side. */
  isCompared: boolean;
  wordsOf: Readonly<Record<string, string>>;
};

/** Statements that a partner and the therapist rate far apart: something to talk about, not an error. */
export function TalkList({ points, isCompared, wordsOf }: TalkListProps) {
  const lines = points.flatMap(({ slot, points: some }) => some.map((one) => ({ slot, ...one })));
  if (lines.length === 0)
    return (
      <p className="text-text-muted">
        {isCompared
          ? "No rating lies 4 or more apart from yours."
          : "Nothing to lay side by side yet. It begins when you and a partner have both rated."}
      </p>
    );
  return (
    <ul className="ruled">
      {lines.map(({ slot, key, self, therapist }) => (
        <li key={`${slot} ${key}`} className="flex flex-col py-2">
          <span>
            {key}: {wordsOf[key]}
          </span>
          <span className="type-note type-figure">
            Partner {slot} says {self}, you say {therapist}.
          </span>
        </li>
      ))}
    </ul>
  );
}
