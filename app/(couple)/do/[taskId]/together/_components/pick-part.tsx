import type { Picking } from "#lib/homework/types";
import { formatMoment } from "../../../../../_ui/when";
import { PickForm } from "./pick-form";
import * as WORDS from "./words";

const words = WORDS.picking;

type PickPartProps = { taskId: string; picking: Picking; timeZone: string };

/** One easy match to pick, or none; until both have, nothing here says that anybody has. */
export function PickPart({ taskId, picking, timeZone }: PickPartProps) {
  if (picking.state === "done") {
    return <p className="type-title">{picking.label === null ? words.noPick : words.both(picking.label)}</p>;
  }
  if (picking.state === "later") return <p>{words.later(formatMoment(picking.from, timeZone))}</p>;
  return (
    <section aria-labelledby="picking" className="flex flex-col gap-4 border-t pt-4">
      <h3 id="picking" className="type-title">
        {words.title}
      </h3>
      <p>{words.about}</p>
      <p>{words.audience}</p>
      <p>{words.notShown}</p>
      <PickForm taskId={taskId} options={picking.options} />
    </section>
  );
}
