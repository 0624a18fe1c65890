/** Login of the embedded server that the web server runs under. */
export const LOGIN = "evenkeel";
/** A file of this name in the data folder: the sample practice was removed and stays away. */
export const NO_SAMPLE = "no-sample-practice";
