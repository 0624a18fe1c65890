import type { Metadata } from "next";
import { BackLink } from "#ui/back-link";
import { EmptyState } from "#ui/empty-state";
import { HardLink } from "#ui/hard-link";
import * as WORDS from "./_components/words";
import { loadTogetherList } from "./loaders";

export const metadata: Metadata = { title: "Together" };

const words = WORDS.list;

/** By the day it was sent: nothing on this page names what it is about. */
export default async function TogetherListPage() {
  const rows = await loadTogetherList();
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <BackLink href="/home" />
        <h1 className="type-display">{words.title}</h1>
        <p>{words.intro}</p>
      </div>
      {rows.length === 0 ? <EmptyState title={words.empty} /> : null}
      <ul className="ruled">
        {rows.map(({ taskId, label, lines }) => (
          <li key={taskId} className="flex flex-col gap-1 py-4">
            <HardLink
              href={`/do/${taskId}/together`}
              className="type-title inline-flex min-h-control items-center text-link"
            >
              {label}
            </HardLink>
            {lines.map((line) => (
              <p key={line} className="text-text-muted">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
