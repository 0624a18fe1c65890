/** The columns of what two partners share; part of the whole list. */
export const SHARING_COLUMNS = {
  shareOffer: {
    practiceId: "operational",
    assignmentId: "operational",
    kind: "catalogue",
    partnerId: "operational",
    coupleId: "operational",
    answersSealed: "clinical",
  },
  sharedPart: {
    practiceId: "operational",
    assignmentId: "operational",
    kind: "catalogue",
    partnerId: "operational",
    coupleId: "operational",
    answersSealed: "clinical",
  },
  shareOpening: {
    practiceId: "operational",
    assignmentId: "operational",
    kind: "catalogue",
    coupleId: "operational",
    openedAt: "operational",
    matchesSealed: "clinical",
    pickedSealed: "clinical",
  },
  matchPick: {
    practiceId: "operational",
    assignmentId: "operational",
    partnerId: "operational",
    coupleId: "operational",
    pickSealed: "clinical",
  },
} as const;
