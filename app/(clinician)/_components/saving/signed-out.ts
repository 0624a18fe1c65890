/** Said where one can sign in without leaving the page; elsewhere the refusal itself names the way. */
export const SIGNED_OUT_HERE = "You were signed out to keep this private. What you typed is still here.";
