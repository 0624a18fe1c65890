import type { Metadata } from "next";
import { HardLinkButton } from "#ui/hard-link";
import * as WORDS from "../../_components/words";
import { after as words } from "../words";

export const metadata: Metadata = { title: "Done" };

export default function AfterDonePage() {
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{WORDS.done.title}</h1>
      <p className="reading">{words.doneText}</p>
      <p className="text-text-muted">{WORDS.done.notWatched}</p>
      <div className="mt-auto">
        <HardLinkButton href="/home" kind="primary" wide>
          {WORDS.done.home}
        </HardLinkButton>
      </div>
    </div>
  );
}
