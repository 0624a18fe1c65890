import type { Metadata } from "next";
import { HardLinkButton } from "#ui/hard-link";
import { WayHome } from "../../../_components/way-home";
import * as WORDS from "../../../_components/words";
import { tablet } from "../../../tablet/words";
import { loadDone } from "./loaders";

export const metadata: Metadata = { title: "Done" };

const words = WORDS.done;

/** Nothing of the task is on the screen: what was sent cannot be read here again. What can be shared is one press away. */
export default async function DonePage({ params }: PageProps<"/do/[taskId]/done">) {
  const { taskId } = await params;
  const { canShare, isTablet } = await loadDone(taskId);
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{words.title}</h1>
      <p className="reading">{isTablet ? tablet.done : words.text}</p>
      <p className="text-text-muted">{words.notWatched}</p>
      {canShare ? <p>{words.shareText}</p> : null}
      <div className="mt-auto flex flex-col gap-3">
        {canShare ? (
          <HardLinkButton href={`/do/${taskId}/together`} wide>
            {words.share}
          </HardLinkButton>
        ) : null}
        <WayHome isTablet={isTablet} />
      </div>
    </div>
  );
}
