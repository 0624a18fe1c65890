import type { Metadata } from "next";
import { PassBack } from "../_components/pass-back";
import { StartForm } from "./_components/start-form";
import { TakeBackForm } from "./_components/take-back-form";
import { loadTablet } from "./loaders";
import { tablet as words } from "./words";

export const metadata: Metadata = { title: "Today" };

/** Where a tablet stands that a therapist gave out of their hands: nothing of anybody is on this page. */
export default async function TabletPage() {
  const { thing } = await loadTablet();
  if (thing === "none") {
    return (
      <div className="flex flex-1 flex-col gap-6">
        <h1 className="type-display mt-8">{words.backTitle}</h1>
        <p className="reading">{words.backText}</p>
        <TakeBackForm />
        <p className="mt-auto border-t pt-4 text-text-muted">{words.lost}</p>
      </div>
    );
  }
  const isNext = thing === "next";
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display mt-8">{isNext ? words.nextTitle : words.title}</h1>
      <p className="reading">{isNext ? words.nextText : words.text}</p>
      <p>{isNext ? words.nextTurn : words.one}</p>
      <StartForm />
      <div className="mt-auto flex flex-col gap-3 border-t pt-4">
        <p className="text-text-muted">
          {words.stopLine} {thing === "check" ? null : words.goOnLine}
        </p>
        <PassBack kind="quiet" />
      </div>
    </div>
  );
}
