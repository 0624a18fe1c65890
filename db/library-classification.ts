const CARD = {
  title: "catalogue",
  sortTitle: "catalogue",
  aim: "catalogue",
  minutes: "catalogue",
  blockedBy: "catalogue",
  warnedBy: "catalogue",
  traits: "catalogue",
  search: "catalogue",
} as const;

/** The columns of the library: texts that every couple they are given to reads, and nothing about anyone. */
export const LIBRARY_CLASSIFICATION = {
  builtinExercise: {
    slug: "catalogue",
    version: "catalogue",
    contentHash: "catalogue",
    body: "catalogue",
    ...CARD,
    addedAt: "operational",
    supersededAt: "operational",
  },
  builtinWord: { word: "catalogue" },
  ownExercise: {
    practiceId: "operational",
    slug: "catalogue",
    version: "catalogue",
    id: "operational",
    state: "operational",
    revision: "operational",
    body: "catalogue",
    ...CARD,
    originSlug: "catalogue",
    originVersion: "catalogue",
    authorId: "operational",
    createdAt: "operational",
    updatedAt: "operational",
    publishedAt: "operational",
    retiredAt: "operational",
    supersededAt: "operational",
  },
  ownWord: { practiceId: "operational", word: "catalogue" },
} as const;
