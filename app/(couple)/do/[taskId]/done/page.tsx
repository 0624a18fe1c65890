import type { Metadata } from "next";
import { HardLinkButton } from "#ui/hard-link";
import * as WORDS from "../../../_components/words";

export const metadata: Metadata = { title: "Done" };

const words = WORDS.done;

/** The same for every task, and with nothing of it on the screen: what was sent cannot be read here again. */
export default function DonePage() {
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{words.title}</h1>
      <p className="reading">{words.text}</p>
      <p className="text-text-muted">{words.notWatched}</p>
      <div className="mt-auto">
        <HardLinkButton href="/home" kind="primary" wide>
          {words.home}
        </HardLinkButton>
      </div>
    </div>
  );
}
