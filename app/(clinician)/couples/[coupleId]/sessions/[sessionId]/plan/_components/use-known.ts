"use client";
import { useCallback, useMemo, useState } from "react";
import type { LibraryEntry, PlanPage } from "#lib/planning/types";

const NONE: readonly LibraryEntry[] = [];

/** What the page knows of exercises, and of those that a search found beyond it and that were taken since. */
export function useKnown({ library, weights, leads, typical }: PlanPage) {
  const [taken, setTaken] = useState(NONE);
  const known = useMemo(() => {
    const more = taken.filter(({ slug }) => !library.some((one) => one.slug === slug));
    const joined = <T>(facts: Readonly<Record<string, T>>, of: (entry: LibraryEntry) => T) =>
      more.length === 0 ? facts : { ...facts, ...Object.fromEntries(more.map((one) => [one.slug, of(one)])) };
    return {
      library: more.length === 0 ? library : [...library, ...more],
      weights: joined(weights, (entry) => entry.weights),
      leads: joined(leads, (entry) => entry.lead),
      typical: joined(typical, (entry) => entry.minutes.typical),
    };
  }, [library, weights, leads, typical, taken]);
  const withEntry = useCallback((entry: LibraryEntry, add: (entry: LibraryEntry) => void) => {
    setTaken((was) => (was.some(({ slug }) => slug === entry.slug) ? was : [...was, entry]));
    add(entry);
  }, []);
  return { ...known, withEntry };
}
