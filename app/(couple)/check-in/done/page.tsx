import type { Metadata } from "next";
import { HardLink, HardLinkButton } from "#ui/hard-link";
import * as WORDS from "../../_components/words";

export const metadata: Metadata = { title: "Done" };

const words = WORDS.done;

export default function CheckInDonePage() {
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{words.title}</h1>
      <p className="reading">{words.checkInText}</p>
      <p className="text-text-muted">{words.notWatched}</p>
      <p>
        <HardLink href="/lines/check-in" className="inline-flex min-h-control items-center text-link">
          {words.shareLine}
        </HardLink>
      </p>
      <div className="mt-auto">
        <HardLinkButton href="/home" kind="primary" wide>
          {words.home}
        </HardLinkButton>
      </div>
    </div>
  );
}
