import type { Slot } from "#lib/access/actor";
import { addAuditLine } from "#lib/demo/audit-line";
import type { Days } from "#lib/demo/days";
import type { OwnerKeys } from "#lib/demo/owner-keys";
import type { MakeId, Random } from "#lib/demo/random";
import type { Rows } from "#lib/demo/rows";
import type { CoupleStory } from "#lib/demo/types";
import type { Id } from "#lib/kernel/ids";

export const MINUTE = 60_000;

/** What a couple's rows need to know of the practice around them. */
export type CoupleSetting = {
  readonly practiceId: Id;
  readonly clinicianId: Id;
  readonly codeName: string;
  /** Keys of the practice, for what its supervisors read. */
  readonly practiceKeys: OwnerKeys;
  readonly days: Days;
  /** The sign-in of an address, made where it is new. */
  identityOf(email: string, at: Date): Id;
};

/** Everything one couple's rows are made with. */
export type Work = CoupleSetting & {
  readonly rows: Rows;
  readonly story: CoupleStory;
  readonly coupleId: Id;
  readonly partnerIds: Readonly<Record<Slot, Id>>;
  readonly keys: OwnerKeys;
  readonly makeId: MakeId;
  readonly random: Random;
  /** The day of the first meeting, and the instant the couple was opened. */
  readonly firstDay: number;
  readonly openedAt: Date;
};

/** A line of the trail that the treating clinician left. */
export function clinicianLine(
  work: Work,
  at: Date,
  action: "create" | "update" | "reveal",
  entity: string,
  entityId: Id,
  purpose: string,
): void {
  const { practiceId, clinicianId, coupleId } = work;
  const who = { practiceId, role: "clinician", userId: clinicianId } as const;
  addAuditLine(work.rows, work.makeId, who, at, { action, entity, entityId, coupleId, purpose });
}

/** A line of the trail that a partner left. */
export function partnerLine(
  work: Work,
  slot: Slot,
  at: Date,
  action: "create" | "update",
  entity: string,
  entityId: Id | null,
  purpose: string,
): void {
  const { practiceId, coupleId, partnerIds } = work;
  const who = { practiceId, role: "partner", userId: partnerIds[slot] } as const;
  addAuditLine(work.rows, work.makeId, who, at, { action, entity, entityId, coupleId, purpose });
}
