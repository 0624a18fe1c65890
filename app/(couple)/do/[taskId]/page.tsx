import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLinkButton } from "#ui/hard-link";
import { Notice } from "#ui/notice";
import { KeptForm } from "../../_components/kept-form";
import * as WORDS from "../../_components/words";
import { EntryList } from "./_components/entry-list";
import { OtherWays } from "./_components/other-ways";
import { Part } from "./_components/part";
import { chooseFormAction } from "./actions";
import { loadIntro } from "./loaders";

export const metadata: Metadata = { title: "Today" };

const words = WORDS.intro;

export default async function IntroPage({ params }: PageProps<"/do/[taskId]">) {
  const { taskId } = await params;
  const intro = await loadIntro(taskId);
  if (!intro) return <KeptForm action={chooseFormAction} address={`/do/${taskId}`} />;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <BackLink href="/home" />
        <h1 className="type-display mt-2">{intro.title}</h1>
      </div>
      <div className="reading">
        <p>{intro.aim}</p>
        <p>{intro.time}</p>
      </div>
      {intro.shortVersion ? <Notice title={words.shortVersion}>{intro.shortVersion}</Notice> : null}
      {intro.overview ? (
        <EntryList overview={intro.overview} base={intro.href} />
      ) : (
        <div>
          <HardLinkButton href={intro.startHref} kind="primary" wide>
            {intro.started ? WORDS.home.goOn : WORDS.home.start}
          </HardLinkButton>
        </div>
      )}
      <OtherWays taskId={intro.taskId} other={intro.other} isTablet={intro.isTablet} />
      <p>{intro.stopLine ?? words.stopping}</p>
      {intro.steps.length > 0 ? (
        <Part title={words.steps}>
          <ol className="flex list-decimal flex-col gap-2 pl-6">
            {intro.steps.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </Part>
      ) : null}
      {intro.materials.length > 0 ? (
        <Part title={words.materials}>
          <ul className="flex list-disc flex-col gap-1 pl-6">
            {intro.materials.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Part title={words.audience}>
        <p>{words.audienceEach}</p>
        <ul className="flex list-disc flex-col gap-1 pl-6">
          {intro.audiences.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{words.skipping}</p>
      </Part>
      <div className="flex flex-col gap-2 border-t pt-4 text-text-muted">
        <p>{words.leave}</p>
        <p>{words.notWatched}</p>
      </div>
    </div>
  );
}
