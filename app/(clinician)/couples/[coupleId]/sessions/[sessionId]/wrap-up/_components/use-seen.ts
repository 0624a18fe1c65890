"use client";
import { useState } from "react";
import type { Choices, LibraryEntry, StandIns } from "#lib/planning/types";

type Known = { exercises: readonly LibraryEntry[]; standIns: StandIns };

/** What the page came with and what any search found since: that stays known while it is chosen, as the search goes on. */
export function useSeen({ exercises, standIns }: Known, found: Choices) {
  const [seen, setSeen] = useState<Choices>({ entries: [], standIns: { options: [], suggested: {} } });
  const { entries, standIns: more } = seen;
  if (found.entries.some(({ slug }) => !entries.some((one) => one.slug === slug)))
    setSeen({
      entries: [...found.entries, ...entries],
      standIns: {
        options: [...more.options, ...found.standIns.options],
        suggested: { ...more.suggested, ...found.standIns.suggested },
      },
    });
  const isNew = ({ slug }: { slug: string }, place: number, all: readonly { slug: string }[]) =>
    all.findIndex((one) => one.slug === slug) === place;
  return {
    entryOf: new Map([...entries, ...exercises].map((entry) => [entry.slug, entry])),
    standIns: {
      options: [...standIns.options, ...more.options].filter(isNew),
      suggested: { ...more.suggested, ...standIns.suggested },
    },
  };
}
