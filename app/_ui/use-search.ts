"use client";
import { useEffect, useState } from "react";

/** Typing rests for so long before the server is asked; ours. */
const REST = 250;

/**
 * "old" while an answer is on its way: what is found is then of the words before. "away" where no network is, "refused"
 * where the server did not search: signed out, or out of order.
 */
export type SearchState = "old" | "found" | "away" | "refused";
export type Search<T> = { found: T; state: SearchState };

/**
 * What the server finds for the words, asked at `base` once typing rests; `nothing`, which must not change from one
 * drawing to the next, without words or a network.
 */
export function useSearch<T>(base: string, words: string, nothing: T): Search<T> {
  const asked = words.trim();
  const [search, setSearch] = useState({ found: nothing, state: "found" as SearchState, of: "" });
  useEffect(() => {
    if (asked === "") return setSearch({ found: nothing, state: "found", of: "" });
    const stop = new AbortController();
    const without = (state: SearchState) => {
      if (!stop.signal.aborted) setSearch({ found: nothing, state, of: asked });
    };
    const rest = setTimeout(() => {
      const url = `${base}${base.includes("?") ? "&" : "?"}${new URLSearchParams({ words: asked })}`;
      fetch(url, { signal: stop.signal, cache: "no-store" })
        .then(async (answer) => {
          if (!answer.ok) return without("refused");
          setSearch({ found: (await answer.json()) as T, state: "found", of: asked });
        })
        .catch(() => without("away"));
    }, REST);
    return () => {
      clearTimeout(rest);
      stop.abort();
    };
  }, [base, asked, nothing]);
  return { found: search.found, state: search.of === asked ? search.state : "old" };
}
