import { wrapText } from "./wrap-text";

/** Whose a box is: drawn in that partner's colour and with their mark. */
export type LoopSide = "a" | "b";
export type LoopBox = {
  readonly key: string;
  readonly side: LoopSide;
  readonly label: string;
  readonly text: string;
};

export type PlacedBox = LoopBox & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
};
export type Arrow = {
  readonly key: string;
  readonly path: string;
  readonly head: string;
  /** Where a mark beside it begins. */
  readonly x: number;
  readonly y: number;
};
export type Banner = { readonly y: number; readonly height: number; readonly lines: readonly string[] };

export type LoopLayout = {
  readonly width: number;
  readonly height: number;
  readonly ring: readonly PlacedBox[];
  readonly arrows: readonly Arrow[];
  readonly wishes: readonly PlacedBox[];
  readonly banner: Banner | null;
  readonly name: { readonly x: number; readonly y: number; readonly lines: readonly string[] };
  readonly people: readonly { readonly side: LoopSide; readonly x: number; readonly y: number }[];
};

export type LoopContent = {
  readonly name: string;
  readonly ring: readonly LoopBox[];
  readonly wishes: readonly LoopBox[];
  readonly outside: { readonly text: string } | null;
};

/** One size of letters for the whole drawing, in its own units. */
export const LINE = 19;
export const NAME_LINE = 28;
const HEAD_ROOM = 34;
const FOOT = 12;
const ARROW = 7;

const heightOf = (lines: readonly string[]) => HEAD_ROOM + Math.max(1, lines.length) * LINE + FOOT - 4;

function head(x: number, y: number, way: "up" | "down" | "left" | "right"): string {
  const [dx, dy] = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] }[way] as [number, number];
  const [tipX, tipY] = [x + dx * ARROW, y + dy * ARROW];
  return `M${tipX} ${tipY}L${x - dy * 5} ${y + dx * 5}L${x + dy * 5} ${y - dx * 5}Z`;
}

function bannerOf(content: LoopContent, y: number, letters: number): Banner | null {
  if (!content.outside) return null;
  const lines = wrapText(content.outside.text, letters);
  return { y, height: heightOf(lines), lines };
}

const WIDE = { width: 720, box: 248, letters: 32, banner: 92, gap: 52, names: 30 } as const;

/** Two columns, one for each of the two, and the loop running round between them. */
export function wideLayout(content: LoopContent): LoopLayout {
  const right = WIDE.width - WIDE.box;
  const banner = bannerOf(content, 0, WIDE.banner);
  const top = (banner ? banner.height + 28 : 0) + WIDE.names;
  const lines = content.ring.map(({ text }) => wrapText(text, WIDE.letters));
  // The ring starts at the left in the middle and goes up: which row each box stands in, and on which side.
  const rows = [1, 0, 0, 1, 2, 2];
  const high = [0, 1, 2].map((row) =>
    Math.max(...lines.map((some, place) => (rows[place] === row ? heightOf(some) : 0))),
  );
  const middle = Math.max(high[1] ?? 0, wrapText(content.name, 15).length * NAME_LINE + 24);
  const heights = [high[0] ?? 0, middle, high[2] ?? 0] as const;
  const tops = [top, top + heights[0] + WIDE.gap, top + heights[0] + heights[1] + 2 * WIDE.gap] as const;
  const ring = content.ring.map((box, place): PlacedBox => {
    const row = (rows[place] ?? 0) as 0 | 1 | 2;
    const x = box.side === "a" ? 0 : right;
    return { ...box, x, y: tops[row], width: WIDE.box, height: heights[row], lines: lines[place] ?? [] };
  });
  const below = tops[2] + heights[2] + 28;
  const wishLines = content.wishes.map(({ text }) => wrapText(text, WIDE.letters));
  const wishHeight = Math.max(0, ...wishLines.map(heightOf));
  const wishes = content.wishes.map(
    (box, place): PlacedBox => ({
      ...box,
      x: box.side === "a" ? 0 : right,
      y: below,
      width: WIDE.box,
      height: wishHeight,
      lines: wishLines[place] ?? [],
    }),
  );
  const nameLines = wrapText(content.name, 15);
  return {
    width: WIDE.width,
    height: wishes.length > 0 ? below + wishHeight + 2 : tops[2] + heights[2] + 2,
    ring,
    arrows: ring.map((box, place) => arrowBetween(box, ring[(place + 1) % ring.length] ?? box)),
    wishes,
    banner,
    name: {
      x: WIDE.width / 2,
      y: tops[1] + heights[1] / 2 - ((nameLines.length - 1) * NAME_LINE) / 2,
      lines: nameLines,
    },
    people: [
      { side: "a", x: 2, y: top - 14 },
      { side: "b", x: right + 2, y: top - 14 },
    ],
  };
}

/** From the edge of one box to the edge of the next: along a row, or up or down a column. */
function arrowBetween(from: PlacedBox, to: PlacedBox): Arrow {
  const key = `${from.key} ${to.key}`;
  if (from.x === to.x) {
    const isDown = to.y > from.y;
    const x = from.x + from.width / 2;
    const start = isDown ? from.y + from.height + 4 : from.y - 4;
    const end = isDown ? to.y - ARROW - 4 : to.y + to.height + ARROW + 4;
    return {
      key,
      path: `M${x} ${start}V${end}`,
      head: head(x, end, isDown ? "down" : "up"),
      x: x + 10,
      y: (start + end) / 2 - 6,
    };
  }
  const isRight = to.x > from.x;
  const y = from.y + Math.min(from.height, to.height) / 2;
  const start = isRight ? from.x + from.width + 4 : from.x - 4;
  const end = isRight ? to.x - ARROW - 4 : to.x + to.width + ARROW + 4;
  return {
    key,
    path: `M${start} ${y}H${end}`,
    head: head(end, y, isRight ? "right" : "left"),
    x: (start + end) / 2 - 32,
    y: y - 22,
  };
}

const TALL = { width: 320, left: 26, letters: 38, gap: 38 } as const;

/** One box below the other, with a line that leads from the last back up to the first. */
export function tallLayout(content: LoopContent): LoopLayout {
  const width = TALL.width - TALL.left - 2;
  const nameLines = wrapText(content.name, 22);
  const nameHeight = nameLines.length * NAME_LINE + 10;
  const banner = bannerOf(content, nameHeight, TALL.letters);
  let y = nameHeight + (banner ? banner.height + 20 : 4);
  const place = (box: LoopBox, gap: number): PlacedBox => {
    const lines = wrapText(box.text, TALL.letters - 3);
    const placed = { ...box, x: TALL.left, y, width, height: heightOf(lines), lines };
    y += placed.height + gap;
    return placed;
  };
  const ring = content.ring.map((box) => place(box, TALL.gap));
  const [first, last] = [ring[0], ring.at(-1)];
  const arrows = ring.slice(0, -1).map((box, at) => arrowBetween(box, ring[at + 1] ?? box));
  const back: Arrow[] = [];
  if (first && last) {
    const [from, to] = [last.y + last.height / 2, first.y + first.height / 2];
    const end = TALL.left - ARROW - 3;
    const path = `M${TALL.left - 4} ${from}H14Q6 ${from} 6 ${from - 8}V${to + 8}Q6 ${to} 14 ${to}H${end}`;
    back.push({ key: "back", path, head: head(end, to, "right"), x: 14, y: (from + to) / 2 });
  }
  y += 2 - TALL.gap + 28;
  const wishes = content.wishes.map((box) => place(box, 14));
  return {
    width: TALL.width,
    height: wishes.length > 0 ? y - 12 : y - 26,
    ring,
    arrows: [...arrows, ...back],
    wishes,
    banner,
    name: { x: TALL.width / 2, y: NAME_LINE / 2 + 2, lines: nameLines },
    people: [],
  };
}
