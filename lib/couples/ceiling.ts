/**
 * Until a partner has chosen a ceiling, work may name sex in general terms and go no further
 * (exercise catalogue paper, reading notes). The level both are fine with is the lower of the two, which the database
 * works out (`app.lower_ceiling`), so that no therapist reads whose it was.
 */
export const UNCHOSEN_CEILING = 1;
