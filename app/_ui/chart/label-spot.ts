/** A stretch of drawing, in the drawing's own units. */
export type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
type Point = { readonly x: number; readonly y: number };

const SAMPLES = 8;

/** Points along the lines that join `points`, close enough together that none slips past a word. */
function alongLines(points: readonly Point[]): readonly Point[] {
  return points.flatMap((from, place) => {
    const to = points[place + 1] ?? from;
    return Array.from({ length: SAMPLES }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / SAMPLES,
      y: from.y + ((to.y - from.y) * step) / SAMPLES,
    }));
  });
}

const meets = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The first of the spots that the fewest lines run through, and that lies over none of the taken boxes. */
export function quietestSpot<Spot extends { readonly box: Box }>(
  spots: readonly [Spot, ...(readonly Spot[])],
  lines: readonly (readonly Point[])[],
  taken: readonly Box[],
): Spot {
  const drawn = lines.flatMap(alongLines);
  const noise = ({ box }: Spot) =>
    taken.filter((other) => meets(box, other)).length * drawn.length +
    drawn.filter(({ x, y }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom).length;
  return spots.reduce((best, spot) => (noise(spot) < noise(best) ? spot : best), spots[0]);
}
