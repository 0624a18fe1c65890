/** What might be taken away of what is asked, the least first: one thing, two, everything. */
export function setsToTry<Thing>(things: readonly Thing[]): Thing[][] {
  return [
    ...things.map((thing) => [thing]),
    ...things.flatMap((one, place) => things.slice(place + 1).map((other) => [one, other])),
    ...(things.length > 2 ? [[...things]] : []),
  ];
}

/** Of what was tried, the smallest sets that bring something back. */
export function smallestSets<Tried extends { readonly found: number }>(
  tried: readonly Tried[],
  sizeOf: (one: Tried) => number,
): Tried[] {
  const useful = tried.filter(({ found }) => found > 0);
  const least = Math.min(...useful.map(sizeOf));
  return useful.filter((one) => sizeOf(one) === least);
}
