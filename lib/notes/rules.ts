import type { Slot } from "#lib/access/actor";
import type { Mechanism } from "#lib/exercises/types";
import {
  LAYOUTS,
  NOTE_PARTS,
  NOTE_RECORDS,
  type NoteContent,
  type NoteFacts,
  type NoteLayout,
  type NotePart,
  type NoteParts,
  type NoteRecord,
  type NoteStatus,
  PART_LABEL,
  type Section,
  slotOf,
} from "#lib/notes/types";
import type { Disposition } from "#lib/planning/types";

/** The most one part may hold, in characters. */
export const PART_LIMIT = 6000;
/** The most an amendment may hold. */
export const AMENDMENT_LIMIT = 6000;
/** The most a process note may hold. */
export const PROCESS_LIMIT = 20_000;
/** A note of before may have been as long as this; it is not cut. */
export const TEXT_LIMIT = 20_000;

export const limitOf = (part: NotePart): number => (part === "text" ? TEXT_LIMIT : PART_LIMIT);

/** In a sub-file there is no word on the other partner, and none on both. */
const NOT_IN: Readonly<Record<NoteRecord, readonly NotePart[]>> = {
  joint: [],
  a: ["b", "together"],
  b: ["a", "together"],
};

/** The record a session is written in: the joint one, or that of the partner who came alone. */
export function mainRecordOf(attendees: "both" | Slot): NoteRecord {
  return attendees === "both" ? "joint" : attendees === "A" ? "a" : "b";
}

/** The records a session has. Where one came alone, there is no joint one, and none of the other. */
export function recordsOf(attendees: "both" | Slot): readonly NoteRecord[] {
  return attendees === "both" ? NOTE_RECORDS : [mainRecordOf(attendees)];
}

/** The parts of a record, in the order they are kept. */
export function partsOf(record: NoteRecord): readonly NotePart[] {
  return NOTE_PARTS.filter((part) => !NOT_IN[record].includes(part));
}

/** A note with nothing in it. */
export function blankParts(): NoteParts {
  return Object.fromEntries(NOTE_PARTS.map((part) => [part, ""])) as NoteParts;
}

/**
 * The sections of a record in a layout. What goes before them all, when and who, is a section of its own; the free text
 * of before stands where there is one.
 */
export function sectionsOf(
  layout: NoteLayout,
  record: NoteRecord,
  parts: Pick<NoteParts, "text">,
): readonly Section[] {
  const holds = (part: NotePart) => !NOT_IN[record].includes(part);
  const first: Section = {
    letter: "",
    name: "When and who",
    parts: parts.text === "" ? ["meeting"] : ["meeting", "text"],
  };
  return [first, ...LAYOUTS[layout].map((one) => ({ ...one, parts: one.parts.filter(holds) }))];
}

/** What a new note says: facts, and nothing about what they mean. */
export function beginWith(facts: NoteFacts, layout: NoteLayout = "soap"): NoteContent {
  return { layout, riskChecked: null, parts: { ...blankParts(), ...facts } };
}

export function sameContent(one: NoteContent, other: NoteContent): boolean {
  return (
    one.layout === other.layout &&
    one.riskChecked === other.riskChecked &&
    NOTE_PARTS.every((part) => one.parts[part] === other.parts[part])
  );
}

/** Whether anything at all is written. */
export function isBlank({ riskChecked, parts }: NoteContent): boolean {
  return riskChecked === null && NOTE_PARTS.every((part) => parts[part].trim() === "");
}

/** Facts that changed since they were put into a part follow, as long as nobody typed over them. */
export function followFacts(content: NoteContent, before: NoteFacts, now: NoteFacts): NoteContent {
  const changed = NOTE_PARTS.filter(
    (part) =>
      now[part] !== undefined && now[part] !== before[part] && content.parts[part] === (before[part] ?? ""),
  );
  if (changed.length === 0) return content;
  const fresh = Object.fromEntries(changed.map((part) => [part, now[part] ?? ""]));
  return { ...content, parts: { ...content.parts, ...fresh } };
}

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

/** The lines of facts that a note lacks, by part; empty where it has them all. */
export function lackingFacts(content: NoteContent, facts: NoteFacts): NoteFacts {
  const lacking = NOTE_PARTS.flatMap((part) => {
    const has = new Set(linesOf(content.parts[part]));
    const lines = linesOf(facts[part] ?? "").filter((line) => !has.has(line));
    return lines.length > 0 ? [[part, lines.join("\n")] as const] : [];
  });
  return Object.fromEntries(lacking);
}

/** Puts lines beneath what stands in their parts; nothing is replaced. */
export function addLines(content: NoteContent, lines: NoteFacts): NoteContent {
  const added = NOTE_PARTS.flatMap((part) => {
    const more = lines[part];
    if (!more) return [];
    const has = content.parts[part].trimEnd();
    return [[part, has === "" ? more : `${has}\n${more}`] as const];
  });
  return { ...content, parts: { ...content.parts, ...Object.fromEntries(added) } };
}

/** Two texts made from one: what only one of them changed is taken from it, else both stand, theirs first. */
export function mergeTexts(from: string, mine: string, theirs: string): { text: string; isJoined: boolean } {
  if (mine === theirs || mine === from) return { text: theirs, isJoined: false };
  if (theirs === from) return { text: mine, isJoined: false };
  // One text that goes on from the other already holds it.
  if (mine.startsWith(theirs)) return { text: mine, isJoined: false };
  if (theirs.startsWith(mine)) return { text: theirs, isJoined: false };
  // Where both went on from whole sentences of before, these stand once.
  const added = wentOn(from, theirs) === null ? null : wentOn(from, mine);
  return { text: `${theirs.trimEnd()}\n\n${added ?? mine}`, isJoined: true };
}

/** What a text has behind the whole sentences it went on from; null where it went on from none. */
function wentOn(from: string, text: string): string | null {
  const stem = from.trimEnd();
  const rest = text.slice(stem.length);
  // A full stop may stand within a number or a word: only what goes on behind a space is a new sentence.
  const isWhole = /[.!?]$/.test(stem) ? /^\s/.test(rest) : rest.startsWith("\n");
  return stem !== "" && text.startsWith(stem) && isWhole ? rest.trimStart() : null;
}

export type Merged = {
  content: NoteContent;
  /** Parts that were written in both; both texts stand in them. */
  both: readonly NotePart[];
};

/** When two plain texts would be saved alike, and when all of one stands in the other. */
export const TEXT_RULES = {
  same: (one: string, other: string) => one.trimEnd() === other.trimEnd(),
  holds: (whole: string, part: string) => whole.includes(part.trim()),
} as const;

/** Whether every part of one note stands in the same part of another. */
export function holdsContent(whole: NoteContent, part: NoteContent): boolean {
  return NOTE_PARTS.every((name) => TEXT_RULES.holds(whole.parts[name], part.parts[name]));
}

/**
 * Two notes that were made from the same one, brought together: what only one of them changed is taken from it, and
 * where both wrote, both texts stand, theirs first. Nothing that anybody wrote is lost.
 */
export function mergeNotes(from: NoteContent, mine: NoteContent, theirs: NoteContent): Merged {
  const both: NotePart[] = [];
  const parts = Object.fromEntries(
    NOTE_PARTS.map((part) => {
      const [was, own, other] = [from.parts[part], mine.parts[part], theirs.parts[part]];
      const merged = mergeTexts(was, own, other);
      if (merged.isJoined) both.push(part);
      return [part, merged.text];
    }),
  ) as NoteParts;
  return {
    content: {
      layout: mine.layout === from.layout ? theirs.layout : mine.layout,
      riskChecked: mine.riskChecked === from.riskChecked ? theirs.riskChecked : mine.riskChecked,
      parts,
    },
    both,
  };
}

export const riskLine = (risk: NoteContent["riskChecked"]): string =>
  risk === null ? "" : risk === "yes" ? "Risk checked: yes." : "Risk checked: no.";

/** What a part says when it is read, on paper or as text: the check stands before what was done about it. */
export function readPart(content: NoteContent, part: NotePart): string {
  const text = content.parts[part].trim();
  const line = part === "risk" ? riskLine(content.riskChecked) : "";
  return [line, text].filter((one) => one !== "").join("\n");
}

/** A note as plain text, to be pasted elsewhere: the parts that say something, in the order of its layout. */
export function noteText(
  content: NoteContent,
  record: NoteRecord,
  amendments: readonly { text: string; on: string }[] = [],
): string {
  const blocks = sectionsOf(content.layout, record, content.parts).flatMap(({ name, parts }) => {
    const said = parts.flatMap((part) => {
      const text = readPart(content, part);
      return text === "" ? [] : [part === "meeting" ? text : `${PART_LABEL[part]}: ${text}`];
    });
    return said.length === 0 ? [] : [[name.toUpperCase(), ...said].join("\n")];
  });
  const later = amendments.map(({ text, on }) => `AMENDMENT, ${on}\n${text}`);
  return [...blocks, ...later].join("\n\n");
}

export function statusOf(note: { signedAt: Date | null; amendments: number } | undefined): NoteStatus {
  if (!note) return "none";
  if (note.signedAt === null) return "draft";
  return note.amendments > 0 ? "amended" : "signed";
}

/** How many pieces of homework are offered first. */
const MOST_NEAREST = 4;

/** Of what works on the need of something that is swapped, so many lie nearest. */
const MOST_INSTEAD = 2;

type Giveable = { slug: string; title: string; lead: Mechanism; locked: string | null };
type Done = { exerciseSlug: string | null; kind: string; state: string; disposition: Disposition | null };

/** For homework that was to be replaced: what works on the same need first, what fits the couple before the rest. */
function inPlaceOf(exercises: readonly Giveable[], items: readonly Done[], suggested: readonly string[]) {
  const gone = new Set(
    items.flatMap(({ disposition, exerciseSlug }) => (disposition === "replace" ? (exerciseSlug ?? []) : [])),
  );
  const rank = ({ slug }: Giveable) =>
    suggested.includes(slug) ? suggested.indexOf(slug) : suggested.length;
  const needs = new Set(exercises.filter(({ slug }) => gone.has(slug)).map(({ lead }) => lead));
  return exercises
    .filter(({ slug, lead, locked }) => needs.has(lead) && !gone.has(slug) && locked === null)
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ slug }) => slug);
}

/**
 * What lies nearest to give: what works on the need of homework that was to be replaced, what the plan's template sends
 * home, what was tried in this session, since a first try in the room is what gets done at home, then what fits the
 * couple. Nothing that is locked, and nothing they have already. Source: sessions paper, sections 2 and 4.
 */
export function nearestOf(
  exercises: readonly Giveable[],
  items: readonly Done[],
  { suggested, given, home }: Readonly<Record<"suggested" | "given" | "home", readonly string[]>>,
): string[] {
  const open = new Map(
    exercises
      .filter(({ locked, title }) => locked === null && !given.includes(title))
      .map(({ slug }) => [slug, slug]),
  );
  const tried = items.flatMap(({ exerciseSlug, kind, state }) =>
    kind === "exercise" && exerciseSlug !== null && state !== "set_aside" ? [exerciseSlug] : [],
  );
  const rest = exercises.map(({ slug }) => slug);
  const instead = inPlaceOf(exercises, items, suggested).filter((slug) => open.has(slug));
  const order = [...instead.slice(0, MOST_INSTEAD), ...home, ...tried, ...suggested, ...rest].filter((slug) =>
    open.has(slug),
  );
  return [...new Set(order)].slice(0, MOST_NEAREST);
}

/**
 * Why a record must not go on paper: the joint one needs the consent of both, a sub-file that of its own partner. It
 * does not say whose is missing. Null where it may. Source: sessions paper, section 3.
 */
export function stoppedBecause(record: NoteRecord, agreed: ReadonlySet<Slot>): string | null {
  const slot = slotOf(record);
  if (slot === null) {
    return agreed.has("A") && agreed.has("B")
      ? null
      : "The joint record needs the consent of both, and one is missing or was taken back.";
  }
  return agreed.has(slot)
    ? null
    : "A sub-file needs the consent of its own partner, and it is missing or was taken back.";
}
