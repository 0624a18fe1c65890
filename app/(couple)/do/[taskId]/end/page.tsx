import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLink } from "#ui/hard-link";
import { KeptForm } from "../../../_components/kept-form";
import { OwnAnswers } from "../_components/own-answers";
import { Part } from "../_components/part";
import { SendForm } from "./_components/send-form";
import * as WORDS from "./_components/words";
import { sendTaskAction } from "./actions";
import { loadEnd } from "./loaders";

export const metadata: Metadata = { title: "Last step" };

const words = WORDS.end;

type SoFar = { done: boolean; answered: number; questions: number; entries: number | null };

function soFar({ done, answered, questions, entries }: SoFar): string {
  if (done) return words.allDone;
  if (entries !== null && entries > 0) return words.countedEntries(entries);
  return answered === 0 || entries !== null ? words.none : words.counted(answered, questions);
}

export default async function EndPage({ params }: PageProps<"/do/[taskId]/end">) {
  const { taskId } = await params;
  const end = await loadEnd(taskId);
  if (!end) return <KeptForm action={sendTaskAction} address={`/do/${taskId}/end`} />;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <BackLink href={end.backHref} />
        <h1 className="type-display mt-2">{end.done ? words.title : words.stoppedTitle}</h1>
      </div>
      <p>{soFar(end)}</p>
      {end.closing.length > 0 ? (
        <Part title={words.closing}>
          {end.closing.map((text) => (
            <p key={text} className="reading">
              {text}
            </p>
          ))}
        </Part>
      ) : null}
      <OwnAnswers parts={end.written} />
      {end.open.length > 0 ? (
        <Part title={words.open}>
          <ul className="flex flex-col">
            {end.open.map(({ href, entry, label, short }) => (
              <li key={href}>
                <HardLink href={href} className="inline-flex min-h-control items-center text-link">
                  {[entry, label ?? words.nextEntry].filter((text) => text !== null).join(": ")}
                </HardLink>
                {short ? (
                  <p className="text-text-muted">{words.short[short.unit](short.least, short.have)}.</p>
                ) : null}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {end.comesLater ? <p>{words.comesLater}</p> : null}
      {end.stopLine ? <p>{end.stopLine}</p> : null}
      <SendForm
        taskId={end.taskId}
        version={end.version}
        submissionId={end.submissionId}
        done={end.done}
        asksAgreement={end.asksAgreement}
        agreement={end.agreement}
      />
    </div>
  );
}
