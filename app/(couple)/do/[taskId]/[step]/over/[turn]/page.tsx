import type { Metadata } from "next";
import { HardLinkButton } from "#ui/hard-link";
import { KeptForm } from "../../../../../_components/kept-form";
import { PassBack } from "../../../../../_components/pass-back";
import { tablet } from "../../../../../tablet/words";
import * as WORDS from "../../_components/over-words";
import { takeBackAction } from "../../actions";
import { loadGiveBack, loadHandOver } from "../../loaders";
import { TakeBackForm } from "./_components/take-back-form";

type Props = PageProps<"/do/[taskId]/[step]/over/[turn]">;

export const metadata: Metadata = { title: "Your turns" };

const words = WORDS.over;

/** Between two holders of one phone: a page of its own, so that nothing of the page before is in it. */
export default async function HandOverPage({ params }: Props) {
  const { taskId, step, turn } = await params;
  const phone = turn === "back" ? await loadGiveBack(taskId, step) : null;
  if (phone?.state === "signed_out")
    return <KeptForm action={takeBackAction} address={`/do/${taskId}/${step}/over/back`} />;
  if (phone?.state === "passed_on") {
    return (
      <div className="flex flex-1 flex-col gap-6">
        <h1 className="type-display mt-8">{words.backTitle}</h1>
        <p className="reading">{words.backText}</p>
        <TakeBackForm address={phone.address} />
        <div className="mt-auto flex flex-col gap-3 border-t pt-4">
          <p className="text-text-muted">{words.lost}</p>
          <HardLinkButton href={phone.turnHref} wide>
            {words.notYet}
          </HardLinkButton>
        </div>
      </div>
    );
  }
  if (phone?.state === "turns_done") {
    return (
      <div className="flex flex-1 flex-col gap-6">
        <h1 className="type-display mt-8">{tablet.backTitle}</h1>
        <p className="reading">{tablet.turnsDone}</p>
        <div className="mt-auto flex flex-col gap-3">
          <PassBack />
          <HardLinkButton href={phone.turnHref} wide>
            {words.notYet}
          </HardLinkButton>
        </div>
      </div>
    );
  }
  const { back, nextHref } = await loadHandOver(taskId, step, turn);
  return (
    <div className="flex flex-1 flex-col gap-6">
      <h1 className="type-display mt-8">{back ? words.backTitle : words.title}</h1>
      <p className="reading">{back ? words.ownText : words.text}</p>
      {back ? null : <p>{words.turnNext}</p>}
      <div className="mt-auto">
        <HardLinkButton href={nextHref} kind="primary" wide>
          {words.haveIt}
        </HardLinkButton>
      </div>
    </div>
  );
}
