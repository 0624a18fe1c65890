import type { LastYes } from "./copy";

const NAMES: Readonly<Record<LastYes["exerciseClass"], string>> = { T: "Touch", X: "Sexual work" };

/** How the two stood to touch or sexual work when the page was last read: all there is while no server answers. */
export function LastYesLine({ yes: { exerciseClass, isAvailable } }: { yes: LastYes }) {
  const what = NAMES[exerciseClass];
  return isAvailable ? (
    <p className="type-note">
      {what}: available when this page was last read. Both said yes, for one exercise.
    </p>
  ) : (
    <p className="max-w-measure">
      {what}: not available. Do something else.{" "}
      <span className="text-text-muted">So it stood when this page was last read.</span>
    </p>
  );
}
