/** Where each role starts. */
export const HOME_OF = {
  clinician: "/today",
  partner: "/home",
  supervisor: "/trends",
  admin: "/members",
} as const;
