import type { Exercise } from "#lib/exercises/types";
import { phonePages } from "./phone-pages";
import { FirstPhone, QuestionPhone } from "./phones";

/** Every page of an exercise as a partner meets it, side by side. */
export function EveryPhone({ exercise, isSmaller = false }: { exercise: Exercise; isSmaller?: boolean }) {
  const pages = phonePages(isSmaller ? { ...exercise, steps: [] } : exercise);
  return (
    <ol className="grid items-start gap-8 sheet:grid-cols-2 wide:grid-cols-3">
      <FirstPhone exercise={exercise} isSmaller={isSmaller} />
      {pages.map((page, place) => (
        <QuestionPhone
          key={page.question.name}
          exercise={exercise}
          page={page}
          place={place}
          count={pages.length}
        />
      ))}
    </ol>
  );
}
