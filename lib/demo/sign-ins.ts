import type { Role } from "#lib/access/actor";

/** A way into the sample practice. The passphrases are public: they are for the demo and nothing else. */
export type DemoSignIn = {
  readonly role: Extract<Role, "clinician" | "supervisor" | "admin" | "partner">;
  readonly email: string;
  readonly passphrase: string;
  /** Who signs in with it, at most 22 characters. */
  readonly what: string;
};

/** Demo only. Every person is made up, and so is every address. */
export const DEMO_SIGN_INS = [
  {
    role: "clinician",
    email: "clinician@sample.test",
    passphrase: "lantern walnut bicycle marigold",
    what: "Clinician",
  },
  {
    role: "supervisor",
    email: "supervisor@sample.test",
    passphrase: "teaspoon violet granite orchard",
    what: "Supervisor",
  },
  {
    role: "admin",
    email: "admin@sample.test",
    passphrase: "copper umbrella meadow sixteen",
    what: "Admin",
  },
  {
    role: "partner",
    email: "alex@sample.test",
    passphrase: "orange staircase pebble whistle",
    what: "Partner A, couple one",
  },
  {
    role: "partner",
    email: "sam@sample.test",
    passphrase: "paper thunder blanket sparrow",
    what: "Partner B, couple one",
  },
] as const satisfies readonly DemoSignIn[];
