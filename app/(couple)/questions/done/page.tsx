import type { Metadata } from "next";
import { HardLink, HardLinkButton } from "#ui/hard-link";
import { questions as words } from "../words";

export const metadata: Metadata = { title: "Done" };

export default function QuestionsDonePage() {
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{words.doneTitle}</h1>
      <p className="reading">{words.done}</p>
      <p className="text-text-muted">{words.notWatched}</p>
      <p>
        <HardLink href="/lines/questions" className="inline-flex min-h-control items-center text-link">
          {words.share}
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
