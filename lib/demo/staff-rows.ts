import { addAuditLine } from "#lib/demo/audit-line";
import type { Days } from "#lib/demo/days";
import type { OwnerKeys } from "#lib/demo/owner-keys";
import { type MakeId, seededIds } from "#lib/demo/random";
import type { Rows } from "#lib/demo/rows";
import type { StaffStory } from "#lib/demo/staff";
import type { Id } from "#lib/kernel/ids";

export type StaffSetting = {
  readonly practiceId: Id;
  readonly keys: OwnerKeys;
  readonly joinedAt: Date;
  readonly adminId: Id | null;
  identityOf(email: string, at: Date): Id;
};

/** Adds one person of the practice, able to sign in, and says their id. */
export function addStaffRows(rows: Rows, setting: StaffSetting, staff: StaffStory, makeId: MakeId): Id {
  const { practiceId, keys, joinedAt, adminId } = setting;
  const id = makeId(joinedAt);
  rows.member.push({
    practiceId,
    id,
    role: staff.role,
    nameSealed: keys.seal("practice", "member", "name_sealed", id, staff.name),
    emailSealed: keys.seal("practice", "member", "email_sealed", id, staff.email),
    createdAt: joinedAt,
  });
  rows.membership.push({
    practiceId,
    identityId: setting.identityOf(staff.email, joinedAt),
    role: staff.role,
    subjectId: id,
  });
  const by = adminId
    ? ({ role: "admin", userId: adminId } as const)
    : ({ role: "door", userId: null } as const);
  addAuditLine(rows, makeId, { practiceId, ...by }, joinedAt, {
    action: "create",
    entity: adminId ? "member" : "practice",
    entityId: adminId ? id : practiceId,
    purpose: adminId ? "invite a member" : "first start",
  });
  return id;
}

/** Days on which the demo clinician came in lately. */
const DAYS_BACK = 14;

/** Adds the sign-ins of the last two weeks, so that the trail looks lived in. */
export function addSignInLines(rows: Rows, practiceId: Id, clinicianId: Id, days: Days): void {
  const makeId = seededIds("sign-ins");
  for (let day = -DAYS_BACK; day < 0; day += 1) {
    if (days.workday(day) !== day) continue;
    const at = days.at(day, "08:35");
    addAuditLine(rows, makeId, { practiceId, role: "door", userId: null }, at, {
      action: "sign_in",
      entity: "clinician",
      entityId: clinicianId,
      purpose: "sign in",
    });
  }
}
