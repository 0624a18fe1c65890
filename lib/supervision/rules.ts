/** Most characters of a reason, and of the line that decides on it. */
export const REASON_LIMIT = 500;
