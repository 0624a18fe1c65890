import { Fragment } from "react";
import type { Exercise } from "#lib/exercises/types";
import { EndPhone } from "./end-phone";
import { phonePages } from "./phone-pages";
import { FirstPhone, PassPhone, QuestionPhone } from "./phones";

/** Every page of an exercise as a partner meets it, side by side. */
export function EveryPhone({ exercise, isSmaller = false }: { exercise: Exercise; isSmaller?: boolean }) {
  const { pages, closing } = phonePages(isSmaller ? { ...exercise, steps: [] } : exercise);
  return (
    <ol className="grid items-start gap-8 sheet:grid-cols-2 wide:grid-cols-3">
      <FirstPhone exercise={exercise} isSmaller={isSmaller} />
      {pages.map((page, place) => (
        <Fragment key={page.field.name}>
          <QuestionPhone exercise={exercise} page={page} place={place} count={pages.length} />
          {page.field.type === "turns" ? <PassPhone turns={page.field.rounds * 2} /> : null}
        </Fragment>
      ))}
      <EndPhone exercise={exercise} closing={closing} />
    </ol>
  );
}
