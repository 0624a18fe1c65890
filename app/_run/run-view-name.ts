/** The cookie that keeps, for as long as the browser is open, that a run hides who it is about; and what it says then. */
export const RUN_VIEW = { name: "run-view", discreet: "discreet" } as const;
