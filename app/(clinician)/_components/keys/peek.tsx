"use client";
import { useEffect, useState } from "react";
import type { Exercise } from "#lib/exercises/types";
import { Dialog } from "#ui/dialog";
import { Link } from "#ui/link";
import { Notice } from "#ui/notice";
import { WHO_LABEL } from "../exercise-words";
import type { AtHand } from "./peek-at-hand";

type Short = Pick<Exercise, "title" | "aim" | "minutes" | "who" | "steps" | "stopLine"> & {
  audiences: readonly string[];
};
type Found = { kind: "loading" } | { kind: "failed" } | { kind: "found"; exercise: Short };

/** A look at one exercise over the list it stands in. It is fetched when it is asked for. */
export function Peek({ of: { slug, version }, onClose }: { of: AtHand; onClose: () => void }) {
  const [found, setFound] = useState<Found>({ kind: "loading" });
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/library/${slug}/peek/${version}`, { signal: stop.signal, cache: "no-store" })
      .then(async (answer) => {
        if (!answer.ok) throw new Error("refused");
        setFound({ kind: "found", exercise: (await answer.json()) as Short });
      })
      .catch(() => {
        if (!stop.signal.aborted) setFound({ kind: "failed" });
      });
    return () => stop.abort();
  }, [slug, version]);
  return (
    <Dialog open onClose={onClose} title={found.kind === "found" ? found.exercise.title : "Exercise"}>
      {found.kind === "loading" ? (
        <p className="text-text-muted" role="status">
          Opening
        </p>
      ) : found.kind === "failed" ? (
        <Notice>
          This exercise cannot be read now: there is no connection, or it is not there any more. What is on
          the page stays as it is.
        </Notice>
      ) : (
        <Body exercise={found.exercise} href={`/library/${slug}?version=${version}`} />
      )}
    </Dialog>
  );
}

function Body({ exercise, href }: { exercise: Short; href: string }) {
  const { aim, minutes, who, steps, stopLine, audiences } = exercise;
  return (
    <>
      <p className="max-w-measure">{aim}</p>
      <p className="type-note type-figure">
        {minutes.typical} minutes ({minutes.min} to {minutes.max}). {WHO_LABEL[who]}.
      </p>
      {stopLine === null ? null : <Notice title="Stands on every screen">{stopLine}</Notice>}
      <h3 className="type-heading">Steps</h3>
      <ol className="flex max-w-measure list-decimal flex-col gap-1 pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h3 className="type-heading">Who sees what</h3>
      {audiences.length === 0 ? (
        <p>Nothing is written, so there is nothing to see.</p>
      ) : (
        <ul className="flex max-w-measure list-disc flex-col gap-1 pl-5">
          {audiences.map((line) => (
            <li key={line}>“{line}”</li>
          ))}
        </ul>
      )}
      <p className="type-note">
        In the words each partner reads. <Link href={href}>The whole exercise</Link>
      </p>
    </>
  );
}
