import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { HardLink } from "#ui/hard-link";
import { KeptForm } from "../../../_components/kept-form";
import { Part } from "../_components/part";
import { SendForm } from "./_components/send-form";
import * as WORDS from "./_components/words";
import { sendTaskAction } from "./actions";
import { loadEnd } from "./loaders";

export const metadata: Metadata = { title: "Last step" };

const words = WORDS.end;

function soFar(end: { done: boolean; answered: number; questions: number }): string {
  if (end.done) return words.allDone;
  return end.answered === 0 ? words.none : words.counted(end.answered, end.questions);
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
      {end.open.length > 0 ? (
        <Part title={words.open}>
          <ul className="flex flex-col">
            {end.open.map(({ place, field }) => (
              <li key={field.name}>
                <HardLink
                  href={`/do/${end.taskId}/${place}`}
                  className="inline-flex min-h-control items-center text-link"
                >
                  {field.label}
                </HardLink>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {end.stopLine ? <p>{end.stopLine}</p> : null}
      <SendForm taskId={end.taskId} version={end.version} submissionId={end.submissionId} done={end.done} />
    </div>
  );
}
