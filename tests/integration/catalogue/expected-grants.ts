export const RUNTIME_ROLES = [
  "app_clinician",
  "app_partner",
  "app_supervisor",
  "app_admin",
  "app_job",
  "app_door",
] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/**
 * What each role may do with each table, columns in brackets where not the whole row; a table that is not
 * there is out of reach. This is written by hand and is what the database has to say, word for word: a new
 * grant needs a line here.
 */
export const EXPECTED_GRANTS: Readonly<Record<RuntimeRole, Readonly<Record<string, string>>>> = {
  app_clinician: {
    practice: "select",
    invitation: "insert, select, update (revoked_at)",
    mail_outbox: "insert",
    measure_wording: "insert, select, update (lines, typed_at, typed_by, version)",
    couple: "insert, select, update (closed_at, next_session_at, session_minutes, stage, state, version)",
    partner: "insert, select, update (access_ended_at)",
    consent: "select",
    safety_hold: "insert, select, update (cleared_at, cleared_by, cleared_note_sealed)",
    data_key: "insert, select",
    session: "insert, select, update (ended_at, started_at, state)",
    plan: "insert, select, update (finalised_at, state, updated_at, version)",
    plan_item:
      "delete, insert, select, update (actual_minutes, assignment_id, disposition, exercise_slug, exercise_version, kind, minutes, phase, position, state, title)",
    note: "insert, select, update (author_id, body_sealed, updated_at, version)",
    assignment: "insert, select, update (closed_at, due_on, smaller, times_carried)",
    task: "insert, select, update (reviewed_at, state)",
    therapist_part: "insert, select, update (answers_sealed, updated_at, version)",
    response: "select",
    response_part: "select",
    share_opening: "insert, select, update (opened_at)",
    check_in: "select",
    indicator_rating: "insert, select",
    talk_request: "select, update (handled_at, handled_by)",
    rating_request: "insert, select",
    care_episode: "insert, select, update (closed_on)",
    builtin_exercise: "select",
    builtin_word: "select",
    own_exercise:
      "delete, insert, select, update (aim, blocked_by, body, minutes, published_at, retired_at, revision, search, sort_title, state, superseded_at, title, traits, updated_at, warned_by)",
    own_word: "insert, select",
    audit_event: "insert",
  },
  app_partner: {
    practice: "select",
    partner:
      "select (couple_id, explicitness_ceiling, id, joined_at, practice_id, slot), update (explicitness_ceiling)",
    consent: "insert, select",
    data_key: "select",
    session: "select (couple_id, id, minutes, practice_id, starts_at, state, zone)",
    task: "select (assignment_id, continues, couple_id, exercise_class, held_by, id, partner_id, practice_id, slot, state, submitted_at), update (state, submitted_at)",
    assignment:
      "select (assigned_at, closed_at, couple_id, due_on, exercise_slug, exercise_version, given_in, id, practice_id, smaller)",
    draft: "delete, insert, select, update",
    response: "insert, select",
    response_part: "insert",
    share_offer: "insert, select",
    shared_part: "delete, insert, select",
    share_opening: "insert, select",
    check_in: "insert, select",
    indicator_rating:
      "insert, select, update (a1, a2, a3, a4, a5, a6, a7, d1, d2, d3, d4, d5, d6, d7, k1, k2, k3, k4, k5, k6, r1, r2, r3, r4, r5, r6, r7, sent_at)",
    rating_request: "select",
    talk_request: "insert",
    opt_out: "insert",
    builtin_exercise: "select (body, slug, version)",
    own_exercise: "select (body, practice_id, slug, state, version)",
    audit_event: "insert",
  },
  app_supervisor: {
    released_stat: "select",
    audit_event: "insert",
  },
  app_admin: {
    practice: "select, update (name, time_zone)",
    membership: "select, update (ended_at)",
    member: "insert, select, update (ended_at, name_sealed)",
    couple: "select (clinician_id, closed_at, code_name, id, practice_id), update (clinician_id)",
    partner:
      "select (access_ended_at, couple_id, id, joined_at, practice_id, slot), update (access_ended_at)",
    auth_session: "select (practice_id, revoked_at, subject_id), update (revoked_at)",
    invitation: "insert, select, update (revoked_at)",
    mail_outbox: "insert, select",
    data_key: "select",
    own_exercise:
      "select (aim, id, practice_id, published_at, retired_at, slug, state, superseded_at, title, version), update (retired_at, state)",
    audit_event: "insert, select",
  },
  app_job: {
    practice: "select",
    mail_outbox: "select, update (sent_at, state)",
    couple: "select (clinician_id, id, practice_id, state)",
    data_key: "select",
    task: "select",
    assignment: "select",
    check_in: "select",
    care_episode: "select",
    episode_outcome: "insert, select, update (counted)",
    released_stat: "insert, select",
    opt_out: "select",
    builtin_exercise: "select",
    own_exercise: "select (body, practice_id, slug, state, version)",
    audit_event: "insert",
  },
  app_door: {
    practice: "insert, select",
    login_identity: "insert, select, update (changed_at, passphrase_hash)",
    membership: "insert, select",
    member: "insert, select (ended_at, id, practice_id, role)",
    auth_session: "insert, select, update (handed_over, revoked_at)",
    invitation: "select, update (accepted_at)",
    throttle: "delete, insert, select, update",
    first_admin_link: "select, update (used_at)",
    partner: "select (access_ended_at, couple_id, id, joined_at, practice_id, slot), update (joined_at)",
    consent: "insert",
    data_key: "insert",
    audit_event: "insert",
  },
};

/** Tables that hold rows of several practices, or of none. Everything else is a tenant's. */
export const GLOBAL_TABLES = [
  "practice",
  "login_identity",
  "membership",
  "throttle",
  "first_admin_link",
  "builtin_exercise",
  "builtin_word",
] as const;

/** Nothing a supervisor may read is about a couple. */
export const CLINICAL_TABLES = [
  "couple",
  "partner",
  "consent",
  "safety_hold",
  "session",
  "plan",
  "plan_item",
  "note",
  "assignment",
  "task",
  "therapist_part",
  "draft",
  "response",
  "response_part",
  "share_offer",
  "shared_part",
  "share_opening",
  "check_in",
  "indicator_rating",
  "rating_request",
  "talk_request",
  "care_episode",
  "episode_outcome",
  "opt_out",
] as const;
