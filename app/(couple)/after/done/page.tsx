import type { Metadata } from "next";
import { WayHome } from "../../_components/way-home";
import * as WORDS from "../../_components/words";
import { tablet } from "../../tablet/words";
import { loadAfterDone } from "../loaders";
import { after as words } from "../words";

export const metadata: Metadata = { title: "Done" };

export default async function AfterDonePage() {
  const { isTablet } = await loadAfterDone();
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{WORDS.done.title}</h1>
      <p className="reading">{isTablet ? tablet.done : words.doneText}</p>
      <p className="text-text-muted">{WORDS.done.notWatched}</p>
      <div className="mt-auto">
        <WayHome isTablet={isTablet} />
      </div>
    </div>
  );
}
