import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant, practiceId } from "#db/columns";

/** Global: one row per practice. `is_sample` marks the demo practice, removable by one command. */
export const practice = pgTable("practice", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull(),
  isSample: boolean("is_sample").notNull().default(false),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** Global: one sign-in per e-mail address. The address itself is not here, only its keyed hash. */
export const loginIdentity = pgTable("login_identity", {
  id: uuid("id").primaryKey(),
  emailIndex: bytes("email_index").notNull().unique(),
  passphraseHash: text("passphrase_hash").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
  changedAt: instant("changed_at").notNull().defaultNow(),
});

/** Global: which person may enter which practice, as what. A session is bound to exactly one of these. */
export const membership = pgTable(
  "membership",
  {
    practiceId: practiceId(),
    identityId: uuid("identity_id").notNull(),
    role: text("role").notNull(),
    subjectId: uuid("subject_id").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.identityId, t.role, t.subjectId] }),
    index("membership_identity").on(t.identityId),
    check("membership_role", sql`${t.role} in ('clinician','supervisor','admin','partner')`),
  ],
);

/** A person who works in the practice. Name and address are sealed under the practice key. */
export const member = pgTable(
  "member",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    role: text("role").notNull(),
    nameSealed: bytes("name_sealed").notNull(),
    emailSealed: bytes("email_sealed").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    check("member_role", sql`${t.role} in ('clinician','supervisor','admin')`),
  ],
);

/** A signed-in browser. The token lives in the cookie only; here is its SHA-256. */
export const authSession = pgTable(
  "auth_session",
  {
    practiceId: practiceId(),
    tokenHash: bytes("token_hash").notNull(),
    identityId: uuid("identity_id").notNull(),
    role: text("role").notNull(),
    subjectId: uuid("subject_id").notNull(),
    assuranceLevel: smallint("assurance_level").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    /** While the partner's phone is with the other one: the one turn this session may open. */
    handedOver: text("handed_over"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.tokenHash] }),
    index("auth_session_subject").on(t.practiceId, t.subjectId),
  ],
);

/** Single use, 72 hours, bound to one address and one place in one practice. */
export const invitation = pgTable(
  "invitation",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    role: text("role").notNull(),
    subjectId: uuid("subject_id").notNull(),
    coupleId: uuid("couple_id"),
    emailIndex: bytes("email_index").notNull(),
    invitedBy: uuid("invited_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    unique("invitation_token").on(t.practiceId, t.tokenHash),
    index("invitation_subject").on(t.practiceId, t.subjectId),
    check("invitation_role", sql`${t.role} in ('clinician','supervisor','admin','partner')`),
  ],
);

/** Mail waiting to go out, or, without a mail server, for the admin to pass on. */
export const mailOutbox = pgTable(
  "mail_outbox",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    toSealed: bytes("to_sealed").notNull(),
    subject: text("subject").notNull(),
    bodySealed: bytes("body_sealed").notNull(),
    state: text("state").notNull().default("waiting"),
    createdAt: instant("created_at").notNull().defaultNow(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    index("mail_outbox_state").on(t.practiceId, t.state, t.createdAt),
    check("mail_outbox_state_known", sql`${t.state} in ('waiting','sending','sent','failed')`),
  ],
);

/** Global: tries per account and per network inside a rolling window. Keys are hashed. */
export const throttle = pgTable(
  "throttle",
  {
    scope: text("scope").notNull(),
    keyHash: bytes("key_hash").notNull(),
    windowStart: instant("window_start").notNull(),
    tries: integer("tries").notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.keyHash] })],
);

/** Global: one-time links that make the first admin of a fresh installation. */
export const firstAdminLink = pgTable("first_admin_link", {
  tokenHash: bytes("token_hash").primaryKey(),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});
