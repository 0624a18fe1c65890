/** The four statements of the session check, in the order they are asked. */
export type SessionCheckKey = "s1" | "s2" | "s3" | "s4";

/** One partner's answers about one session: whole numbers 0 to 10, or null where nothing was answered. */
export type SessionCheckAnswers = Readonly<Record<SessionCheckKey, number | null>>;

/** Own wording, not validated. Source: measures paper, section 4. */
export const SESSION_CHECK_ITEMS: readonly { key: SessionCheckKey; statement: string; about: string }[] = [
  { key: "s1", statement: "I felt heard and respected.", about: "heard and respected" },
  { key: "s2", statement: "We worked on what matters to me.", about: "what matters" },
  { key: "s3", statement: "The way we worked suits me.", about: "the way of working" },
  { key: "s4", statement: "It felt fair to both of us.", about: "fair to both" },
];
