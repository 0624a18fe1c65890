import { z } from "zod";
import { YES_CLASSES } from "#lib/couples/fresh-yes";
import { HOLD_GATES } from "#lib/couples/gates";
import { LINE_LIMIT } from "#lib/couples/rules";
import { SCREENING_STATUSES } from "#lib/couples/rules-screening";
import { POLICY_KINDS } from "#lib/couples/rules-secrets";
import { CASELOAD_SORTS, STAGES } from "#lib/couples/types";
import { normalAddress } from "#lib/secrets/address-index";

// The sentences name the partner: in the summary of a refused form they stand side by side.
const name = (slot: "A" | "B") =>
  z
    .string()
    .trim()
    .min(1, `Partner ${slot}: write the name you use for this person.`)
    .max(80, `Partner ${slot}: use at most 80 characters for the name.`);

const email = (slot: "A" | "B") =>
  z
    .string()
    .trim()
    .max(254, `Partner ${slot}: that address is too long.`)
    .regex(
      /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/,
      `Partner ${slot}: write a full e-mail address, like name@example.org.`,
    );

/** Two people, each with an address of their own, and the usual length of a session in minutes. */
export const createCoupleInput = z
  .strictObject({
    nameA: name("A"),
    emailA: email("A"),
    nameB: name("B"),
    emailB: email("B"),
    sessionMinutes: z.coerce
      .number("Choose a session length.")
      .int("Choose whole minutes.")
      .min(20, "A session is at least 20 minutes.")
      .max(180, "A session is at most 180 minutes."),
    stage: z.enum(STAGES, "Choose a stage."),
  })
  .refine((v) => normalAddress(v.emailA) !== normalAddress(v.emailB), {
    path: ["emailB"],
    message: "Each partner needs an address of their own.",
    // Said in the same round as everything else that is wrong, as soon as there are two addresses.
    when: ({ value }) => {
      const { emailA, emailB } = (value ?? {}) as { emailA?: unknown; emailB?: unknown };
      return typeof emailA === "string" && typeof emailB === "string" && emailA.trim() !== "";
    },
  });
export type CreateCoupleInput = z.output<typeof createCoupleInput>;

/** The caseload's address bar. Anything unknown falls back to the first page, sorted by next session. */
export const caseloadQuery = z.object({
  sort: z.enum(CASELOAD_SORTS).catch("next_session"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  stage: z.enum(STAGES).optional().catch(undefined),
  state: z.enum(["active", "paused", "closed"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
  before: z.string().max(200).optional().catch(undefined),
});
export type CaseloadQuery = z.output<typeof caseloadQuery>;

const minutes = z.coerce
  .number("Choose a session length.")
  .int("Choose whole minutes.")
  .min(20, "A session is at least 20 minutes.")
  .max(180, "A session is at most 180 minutes.");

export const changeCoupleInput = z.strictObject({
  coupleId: z.uuid(),
  version: z.coerce.number().int().min(1),
  stage: z.enum(STAGES, "Choose a stage."),
  state: z.enum(["active", "paused", "closed"], "Choose how things stand."),
  sessionMinutes: minutes,
});
export type ChangeCoupleInput = z.output<typeof changeCoupleInput>;

const line = z
  .string()
  .trim()
  .min(1, "Write one line for the record.")
  .max(LINE_LIMIT, `Use at most ${LINE_LIMIT} characters.`);

export const holdInput = z.strictObject({
  coupleId: z.uuid(),
  gate: z.enum(HOLD_GATES, "Choose what the hold is for."),
  note: line,
});
export type HoldInput = z.output<typeof holdInput>;

/** One safety hold, and why it is lifted. */
export const liftHoldInput = z.strictObject({
  coupleId: z.uuid(),
  holdId: z.string().max(64),
  reason: line,
});
export type LiftHoldInput = z.output<typeof liftHoldInput>;

/** One safety hold that stays, and why. */
export const recheckHoldInput = z.strictObject({
  coupleId: z.uuid(),
  holdId: z.string().max(64),
  note: line,
});
export type RecheckHoldInput = z.output<typeof recheckHoldInput>;

/** A request to be seen alone that was dealt with. */
export const handleTalkRequestInput = z.strictObject({ coupleId: z.uuid(), requestId: z.uuid() });
export type HandleTalkRequestInput = z.output<typeof handleTalkRequestInput>;

/** What both partners are asked for a yes to. */
export const askForYesInput = z.strictObject({
  coupleId: z.uuid(),
  exerciseClass: z.enum(YES_CLASSES, "Choose touch or sexual work."),
});
export type AskForYesInput = z.output<typeof askForYesInput>;

/** An agreement on secrets to offer to both. */
export const proposePolicyInput = z.strictObject({
  coupleId: z.uuid(),
  kind: z.enum(POLICY_KINDS, "Choose one of the three."),
});
export type ProposePolicyInput = z.output<typeof proposePolicyInput>;

export const putPolicyInForceInput = z.strictObject({
  coupleId: z.uuid(),
  version: z.coerce.number().int().min(1),
});
export type PutPolicyInForceInput = z.output<typeof putPolicyInForceInput>;

/** How the screening of one partner, seen alone, came out. No answer has a place in it. */
export const screeningInput = z.strictObject({
  coupleId: z.uuid(),
  partnerId: z.uuid(),
  status: z.enum(SCREENING_STATUSES, "Choose how it came out."),
  screenedOn: z.iso.date("Choose the day of the talk."),
});
export type ScreeningInput = z.output<typeof screeningInput>;
