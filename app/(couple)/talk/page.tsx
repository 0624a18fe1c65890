import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { KeptForm } from "../_components/kept-form";
import { TalkForm } from "./_components/talk-form";
import { askToTalkAction } from "./actions";
import { loadTalk } from "./loaders";
import { talk as words } from "./words";

export const metadata: Metadata = { title: "Talk" };

export default async function TalkPage() {
  if (!(await loadTalk())) return <KeptForm action={askToTalkAction} address="/talk" />;
  return (
    <div className="flex flex-1 flex-col gap-4">
      <BackLink href="/home" />
      <h1 className="type-display">{words.title}</h1>
      <p className="reading">{words.text}</p>
      <p className="text-text-muted">{words.quiet}</p>
      <p className="text-text-muted">{words.notWatched}</p>
      <TalkForm />
    </div>
  );
}
