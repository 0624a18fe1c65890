import type { Metadata } from "next";
import { HardLinkButton } from "#ui/hard-link";
import * as WORDS from "../../_components/words";
import { loadHandOver } from "../../loaders";

type Props = PageProps<"/do/[taskId]/[step]/over/[turn]">;

const words = WORDS.turns;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { taskId, step, turn } = await params;
  const { at } = await loadHandOver(taskId, step, turn);
  return { title: `Step ${at}` };
}

/** Between two holders of one phone: a page of its own, so that nothing of the page before is in it. */
export default async function HandOverPage({ params }: Props) {
  const { taskId, step, turn } = await params;
  const { back, nextHref } = await loadHandOver(taskId, step, turn);
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display mt-8">{back ? words.backTitle : words.title}</h1>
      <p className="reading">{back ? words.backText : words.text}</p>
      {back ? null : <p>{words.turnNext}</p>}
      <div className="mt-auto">
        <HardLinkButton href={nextHref} kind="primary" wide>
          {words.haveIt}
        </HardLinkButton>
      </div>
    </div>
  );
}
