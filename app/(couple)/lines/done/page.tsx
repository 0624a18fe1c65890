import type { Metadata } from "next";
import { HardLinkButton } from "#ui/hard-link";
import { lines as words } from "../words";

export const metadata: Metadata = { title: "Done" };

export default function LinesDonePage() {
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display">{words.doneTitle}</h1>
      <p className="reading">{words.done}</p>
      <p className="text-text-muted">{words.later}</p>
      <div className="mt-auto">
        <HardLinkButton href="/home" kind="primary" wide>
          {words.home}
        </HardLinkButton>
      </div>
    </div>
  );
}
