import type { Role } from "#lib/access/actor";

/** The practice's name, as every screen shows it. */
export const DEMO_PRACTICE = "Harbour Street Sample Practice";

export type StaffStory = {
  readonly role: Extract<Role, "clinician" | "supervisor" | "admin">;
  readonly name: string;
  readonly email: string;
};

/** The three people of the practice who have sign-ins. */
export const DEMO_CLINICIAN: StaffStory = {
  role: "clinician",
  name: "Johanna Reuter",
  email: "clinician@sample.test",
};
export const DEMO_SUPERVISOR: StaffStory = {
  role: "supervisor",
  name: "Edwin Castellanos",
  email: "supervisor@sample.test",
};
export const DEMO_ADMIN: StaffStory = { role: "admin", name: "Birgit Sandoval", email: "admin@sample.test" };

/** Colleagues whose finished work makes up the trends. Nobody signs in as them. */
export const OTHER_CLINICIANS: readonly StaffStory[] = [
  { role: "clinician", name: "Amara Nwosu", email: "amara@sample.test" },
  { role: "clinician", name: "Cédric Lavoine", email: "cedric@sample.test" },
  { role: "clinician", name: "Dilnoza Karimova", email: "dilnoza@sample.test" },
  { role: "clinician", name: "Fergus Tully", email: "fergus@sample.test" },
  { role: "clinician", name: "Hanneke Dorst", email: "hanneke@sample.test" },
  { role: "clinician", name: "Ioana Petrescu", email: "ioana@sample.test" },
  { role: "clinician", name: "Kaveh Tehrani", email: "kaveh@sample.test" },
  { role: "clinician", name: "Lucinda Ferraz", email: "lucinda@sample.test" },
  { role: "clinician", name: "Matthias Zoller", email: "matthias@sample.test" },
];
