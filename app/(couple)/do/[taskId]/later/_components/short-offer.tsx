import { FormChoice } from "../../_components/form-choice";
import { Part } from "../../_components/part";
import { notNow as words } from "../words";

/** What the short version is, and the one press that takes it. */
export function ShortOffer({ taskId, short }: { taskId: string; short: string }) {
  return (
    <Part title={words.shortTitle}>
      <p>{short}</p>
      <FormChoice taskId={taskId} form="short" />
    </Part>
  );
}
