import type { Metadata } from "next";
import * as WORDS from "../../(couple)/_components/words";
import { loadHelpText } from "./loaders";

export const metadata: Metadata = { title: "Help" };

const words = WORDS.helpNow;

export default function HelpNowPage() {
  return (
    <div className="flex flex-col gap-6">
      <h1 className="type-display keel-rule pb-4">{words.title}</h1>
      <div className="flex flex-col gap-3 border-l-4 border-danger pl-4 text-lg">
        {loadHelpText().map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p>{words.first}</p>
      <p>{words.notWatched}</p>
      <p>{words.breathe}</p>
      <p className="text-text-muted">{words.history}</p>
    </div>
  );
}
