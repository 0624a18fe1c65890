import type { ColumnClasses } from "#db/classification";

/** What the columns of the release tell about people; see `classification.ts`. */
export const RELEASE_COLUMNS = {
  careEpisode: {
    practiceId: "operational",
    id: "operational",
    coupleId: "operational",
    clinicianId: "operational",
    startedOn: "operational",
    closedOn: "operational",
    createdAt: "operational",
  },
  episodeOutcome: {
    practiceId: "operational",
    episodeId: "operational",
    clinicianId: "operational",
    milestoneQuarter: "operational",
    engaged: "clinical",
    better: "clinical",
    mechanism: "clinical",
    counted: "operational",
  },
  releasedStat: {
    practiceId: "operational",
    quarter: "operational",
    statistic: "operational",
    share5pp: "operational",
    n5: "operational",
    methodVersion: "operational",
  },
  optOut: {
    practiceId: "operational",
    coupleId: "operational",
    partnerId: "operational",
  },
} as const satisfies Partial<ColumnClasses>;
