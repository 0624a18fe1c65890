/** The columns of a session: when, who comes, and whether it takes place; part of the whole list. */
export const SESSION_COLUMNS = {
  session: {
    practiceId: "operational",
    id: "operational",
    coupleId: "operational",
    number: "operational",
    startsAt: "operational",
    localDate: "operational",
    localTime: "operational",
    zone: "operational",
    minutes: "operational",
    attendees: "operational",
    seriesId: "operational",
    everyWeeks: "operational",
    state: "operational",
    startedAt: "operational",
    endedAt: "operational",
    cancelledAt: "operational",
    sequence: "operational",
    changedAt: "operational",
    createdAt: "operational",
  },
} as const;
