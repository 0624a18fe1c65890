/** Where a key counts: on every page of the clinician, or on pages that hold what it is for. */
export const KEY_GROUPS = ["Everywhere", "Lists", "A couple", "Review"] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];

/**
 * What a key does. `press` presses the link, button or form on the page that carries the row's id as its `data-key`;
 * where none stands, the key does nothing and the palette does not list it.
 */
export type KeyDeed =
  | { kind: "go"; href: string }
  | { kind: "press" }
  | { kind: "open"; what: "palette" | "sheet" }
  | { kind: "search" }
  /** A look at the exercise in focus; where there is none, the key is the browser's. */
  | { kind: "peek" }
  | { kind: "line"; by: 1 | -1 }
  /** The browser or the page's own control does it; the row is here for the sheet. */
  | { kind: "shown" };

export type KeyRow = {
  id: string;
  /** Pressed one after the other, as "g t", or held together with `mod` (Ctrl, or Cmd on a Mac), as "mod+k". */
  keys: string;
  says: string;
  group: KeyGroup;
  deed: KeyDeed;
};

/**
 * Every key of the clinician's pages: the handlers, the sheet of keys and the palette are all drawn from this.
 * Source: screens paper, section 2.8.
 */
export const KEYS = [
  {
    id: "palette",
    keys: "mod+k",
    says: "Find a page, a couple or a step",
    group: "Everywhere",
    deed: { kind: "open", what: "palette" },
  },
  {
    id: "sheet",
    keys: "?",
    says: "Show the keys",
    group: "Everywhere",
    deed: { kind: "open", what: "sheet" },
  },
  { id: "search", keys: "/", says: "Search this page", group: "Everywhere", deed: { kind: "search" } },
  {
    id: "today",
    keys: "g t",
    says: "Go to Today",
    group: "Everywhere",
    deed: { kind: "go", href: "/today" },
  },
  {
    id: "couples",
    keys: "g c",
    says: "Go to Couples",
    group: "Everywhere",
    deed: { kind: "go", href: "/couples" },
  },
  {
    id: "library",
    keys: "g l",
    says: "Go to the Library",
    group: "Everywhere",
    deed: { kind: "go", href: "/library" },
  },
  {
    id: "review",
    keys: "g r",
    says: "Go to Review",
    group: "Everywhere",
    deed: { kind: "go", href: "/review" },
  },
  {
    id: "close",
    keys: "Escape",
    says: "Close, and go back to where you were",
    group: "Everywhere",
    deed: { kind: "shown" },
  },
  { id: "new-couple", keys: "c", says: "Open a couple", group: "Lists", deed: { kind: "press" } },
  { id: "next", keys: "j", says: "Next line", group: "Lists", deed: { kind: "line", by: 1 } },
  { id: "previous", keys: "k", says: "Line before", group: "Lists", deed: { kind: "line", by: -1 } },
  {
    id: "peek",
    keys: "Space",
    says: "Look at the exercise in focus; again, or Escape, closes it",
    group: "Lists",
    deed: { kind: "peek" },
  },
  { id: "open", keys: "Enter", says: "Open the line in focus", group: "Lists", deed: { kind: "shown" } },
  {
    id: "plan",
    keys: "p",
    says: "Prepare or plan the next session",
    group: "A couple",
    deed: { kind: "press" },
  },
  {
    id: "note",
    keys: "n",
    says: "Go to the notes; there, write the next one",
    group: "A couple",
    deed: { kind: "press" },
  },
  {
    id: "assign",
    keys: "a",
    says: "Give homework after the last session",
    group: "A couple",
    deed: { kind: "press" },
  },
  {
    id: "start",
    keys: "mod+Enter",
    says: "Finalise the plan, then start the session",
    group: "A couple",
    deed: { kind: "press" },
  },
  { id: "reviewed", keys: "e", says: "Mark the line reviewed", group: "Review", deed: { kind: "press" } },
] as const satisfies readonly KeyRow[];

/** The id of a key, as a page writes it into `data-key`. */
export type KeyId = (typeof KEYS)[number]["id"];
