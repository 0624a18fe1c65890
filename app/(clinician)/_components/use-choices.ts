"use client";
import type { Choices } from "#lib/planning/types";
import { type Search, useSearch } from "../../_ui/use-search";

const NOTHING: Choices = { entries: [], standIns: { options: [], suggested: {} } };

type Where = { coupleId: string; sessionId: string; where: "session" | "home" };

/** What a search finds in the whole library for a couple, beyond what the page came with; nothing without words. */
export function useChoices({ coupleId, sessionId, where }: Where, words: string): Search<Choices> {
  const base = `/couples/${coupleId}/sessions/${sessionId}/choices?for=${where}`;
  return useSearch(base, words, NOTHING);
}
