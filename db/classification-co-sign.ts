/** The columns of co-signatures; part of the whole list. Reasons and notes are sealed with the practice's key. */
export const CO_SIGN_COLUMNS = {
  coSign: {
    practiceId: "operational",
    id: "operational",
    gate: "clinical",
    exerciseClass: "clinical",
    reasonSealed: "clinical",
    askedBy: "operational",
    askedAt: "operational",
    outcome: "operational",
    noteSealed: "clinical",
    decidedBy: "operational",
    decidedAt: "operational",
    agreedUntil: "operational",
    withdrawnAt: "operational",
  },
  coSignCouple: {
    practiceId: "operational",
    coSignId: "operational",
    coupleId: "operational",
    gate: "clinical",
    exerciseClass: "clinical",
    endedAt: "operational",
  },
} as const;
