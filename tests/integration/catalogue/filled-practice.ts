import type postgres from "postgres";
import { type Id, newId } from "#lib/kernel/ids";

export type FilledCouple = {
  id: Id;
  clinicianId: Id;
  partners: { A: Id; B: Id };
};

export type FilledPractice = {
  id: Id;
  clinicians: [Id, Id];
  supervisorId: Id;
  adminId: Id;
  couples: FilledCouple[];
};

const BYTES = Buffer.from("00", "hex");
const bytes = () => Buffer.from(newId());
const SCOPES = [
  "shared",
  "therapist",
  "partner_a",
  "partner_b",
  "private_a",
  "private_b",
  "identity_a",
  "identity_b",
  "file_a",
  "file_b",
];

/**
 * A practice with at least one row in every table, written by the superuser; the sealed bytes hold nothing.
 * Two clinicians with a couple each; the second couple is under a hold.
 */
export async function fillPractice(owner: postgres.Sql): Promise<FilledPractice> {
  const id = newId();
  const [clinicianA, clinicianB, supervisorId, adminId, identityId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  await owner`insert into practice (id, name, time_zone) values (${id}, 'Filled practice', 'UTC')`;
  const staff = [
    [clinicianA, "clinician"],
    [clinicianB, "clinician"],
    [supervisorId, "supervisor"],
    [adminId, "admin"],
  ] as const;
  for (const [memberId, role] of staff) {
    await owner`insert into member (practice_id, id, role, name_sealed, email_sealed)
      values (${id}, ${memberId}, ${role}, ${BYTES}, ${BYTES})`;
  }
  await owner`insert into login_identity (id, email_index, passphrase_hash)
    values (${identityId}, ${bytes()}, 'none')`;
  await owner`insert into membership (practice_id, identity_id, role, subject_id)
    values (${id}, ${identityId}, 'admin', ${adminId})`;
  await owner`insert into auth_session (practice_id, token_hash, identity_id, role, subject_id, expires_at)
    values (${id}, ${bytes()}, ${identityId}, 'admin', ${adminId}, now() + interval '1 hour')`;
  await owner`insert into invitation (practice_id, id, token_hash, role, subject_id, email_index, invited_by, expires_at)
    values (${id}, ${newId()}, ${bytes()}, 'clinician', ${clinicianA}, ${bytes()}, ${adminId}, now())`;
  await owner`insert into mail_outbox (practice_id, id, to_sealed, subject, body_sealed)
    values (${id}, ${newId()}, ${BYTES}, 'A note', ${BYTES})`;
  await owner`insert into throttle (scope, key_hash, window_start, tries)
    values ('account', ${bytes()}, now(), 1)`;
  await owner`insert into first_admin_link (token_hash, expires_at) values (${bytes()}, now())`;
  await owner`insert into audit_event
      (practice_id, id, actor_role, action, entity, purpose, outcome, request_id, build)
    values (${id}, ${newId()}, 'job', 'run', 'practice', 'sample', 'done', 'request', 'test')`;
  await owner`insert into measure_wording (practice_id, measure_slug, lines, typed_by)
    values (${id}, 'csi-4', array['One'], ${newId()})`;
  await owner`insert into measure_check (practice_id, measure_slug, facts, checked_by)
    values (${id}, 'csi-4', ${"0".repeat(64)}, ${clinicianA})`;
  await owner`insert into released_stat (practice_id, quarter, statistic, share_5pp, n_5, method_version)
    values (${id}, '2026-Q3', 'engaged', 60, 20, 1)`;
  const coSignId = newId();
  await owner`insert into co_sign (practice_id, id, gate, exercise_class, reason_sealed, asked_by)
    values (${id}, ${coSignId}, 'G06', 'X', ${Buffer.from("x")}, ${clinicianA})`;
  await insertKey(owner, id, id, "practice");
  await owner`insert into own_exercise (practice_id, slug, version, id, body, title, sort_title, aim, minutes, blocked_by,
      warned_by, traits, search, author_id, state, published_at)
    values (${id}, 'own-sample', 1, ${newId()}, '{}', 'Sample', 'sample', '', 5, '', '', 0, '', ${clinicianA}, 'draft', null),
      (${id}, 'own-given', 1, ${newId()}, '{}', 'Given', 'given', '', 5, '', '', 0, '', ${clinicianA}, 'published', now())`;
  await owner`insert into own_term (practice_id, term, slug, version) values (${id}, 'sampl', 'own-given', 1)`;
  await owner`insert into own_word (practice_id, word) values (${id}, 'sample')`;
  const couples = [
    await fillCouple(owner, id, clinicianA, { held: false }),
    await fillCouple(owner, id, clinicianB, { held: true }),
  ];
  await owner`insert into co_sign_couple (practice_id, co_sign_id, couple_id, gate, exercise_class)
    values (${id}, ${coSignId}, ${couples[0]?.id ?? ""}, 'G06', 'X')`;
  return { id, clinicians: [clinicianA, clinicianB], supervisorId, adminId, couples };
}

async function insertKey(owner: postgres.Sql, practiceId: Id, ownerId: Id, scope: string): Promise<void> {
  await owner`insert into data_key (practice_id, owner_id, scope, key_id, wrapped, wrapped_by)
    values (${practiceId}, ${ownerId}, ${scope}, ${newId()}, ${BYTES}, 'none')`;
}

async function fillCouple(
  owner: postgres.Sql,
  practiceId: Id,
  clinicianId: Id,
  { held }: { held: boolean },
): Promise<FilledCouple> {
  const [id, sessionId, planId, assignmentId, episodeId] = [newId(), newId(), newId(), newId(), newId()];
  const partners = { A: newId(), B: newId() };
  const tasks = { A: newId(), B: newId() };
  await owner`insert into couple (practice_id, id, code_name, clinician_id)
    values (${practiceId}, ${id}, ${`Code ${id}`}, ${clinicianId})`;
  for (const scope of SCOPES) await insertKey(owner, practiceId, id, scope);
  await owner`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes)
    values (${practiceId}, ${sessionId}, ${id}, 1, now(), 'UTC', 50)`;
  await owner`insert into plan (practice_id, id, couple_id, session_id)
    values (${practiceId}, ${planId}, ${id}, ${sessionId})`;
  await owner`insert into plan_item (practice_id, plan_id, id, couple_id, position, phase, kind, title, minutes)
    values (${practiceId}, ${planId}, ${newId()}, ${id}, 1, 'arrive', 'block', 'Agenda', 5)`;
  const versionId = newId();
  await owner`insert into plan_version (practice_id, id, plan_id, couple_id, of_version, why, made_by)
    values (${practiceId}, ${versionId}, ${planId}, ${id}, 1, 'open', ${clinicianId})`;
  await owner`insert into plan_version_item
      (practice_id, version_id, id, plan_id, couple_id, position, phase, kind, title, minutes, state)
    values (${practiceId}, ${versionId}, ${newId()}, ${planId}, ${id}, 1, 'arrive', 'block', 'Agenda', 5, 'planned')`;
  await owner`insert into plan_check (practice_id, id, plan_id, couple_id, exercise_slug, gate, reason, checked_by)
    values (${practiceId}, ${newId()}, ${planId}, ${id}, 'plain-ask', 'G06', 'adapted', ${clinicianId})`;
  const templateId = newId();
  await owner`insert into plan_template (practice_id, id, title, minutes, made_by)
    values (${practiceId}, ${templateId}, 'Quiet start', 50, ${clinicianId})`;
  await owner`insert into plan_template_item (practice_id, template_id, position, phase, title, minutes)
    values (${practiceId}, ${templateId}, 1, 'arrive', 'Agenda', 5)`;
  await owner`insert into run_event
      (practice_id, id, couple_id, session_id, device_id, place, happened_at, recorded_by, kind)
    values (${practiceId}, ${newId()}, ${id}, ${sessionId}, ${newId()}, 1, now(), ${clinicianId}, 'pause')`;
  await owner`insert into note (practice_id, id, couple_id, session_id, author_id, body_sealed)
    values (${practiceId}, ${newId()}, ${id}, ${sessionId}, ${clinicianId}, ${BYTES})`;
  const [noteId, ownId] = [newId(), newId()];
  await owner`insert into note (practice_id, id, couple_id, session_id, author_id, body_sealed, record, layout,
      signed_at, signed_by)
    values (${practiceId}, ${noteId}, ${id}, ${sessionId}, ${clinicianId}, ${BYTES}, 'a', 'soap', now(),
      ${clinicianId})`;
  await owner`insert into note_amendment (practice_id, id, couple_id, note_id, author_id, body_sealed)
    values (${practiceId}, ${newId()}, ${id}, ${noteId}, ${clinicianId}, ${BYTES})`;
  await owner`insert into process_note (practice_id, id, couple_id, session_id, author_id, body_sealed)
    values (${practiceId}, ${ownId}, ${id}, ${sessionId}, ${clinicianId}, ${BYTES})`;
  await insertKey(owner, practiceId, ownId, "process");
  await owner`insert into assignment
      (practice_id, id, couple_id, exercise_slug, exercise_version, due_on, assigned_by, request_id)
    values (${practiceId}, ${assignmentId}, ${id}, 'plain-ask', 1, '2026-12-01', ${clinicianId}, ${newId()})`;
  await owner`insert into therapist_part (practice_id, assignment_id, couple_id, answers_sealed)
    values (${practiceId}, ${assignmentId}, ${id}, ${BYTES})`;
  await owner`insert into client_choice (practice_id, id, couple_id, client, chosen_by)
    values (${practiceId}, ${newId()}, ${id}, 'couple', ${clinicianId})`;
  await owner`insert into weighed_gate
      (practice_id, assignment_id, gate, couple_id, exercise_slug, exercise_version, reason_sealed, weighed_by)
    values (${practiceId}, ${assignmentId}, 'G01', ${id}, 'plain-ask', 1, ${BYTES}, ${clinicianId})`;
  const lineSources = { A: newId(), B: newId() };
  for (const slot of ["A", "B"] as const) {
    const partnerId = partners[slot];
    await owner`insert into partner (practice_id, id, couple_id, slot, name_sealed, email_sealed, email_index)
      values (${practiceId}, ${partnerId}, ${id}, ${slot}, ${BYTES}, ${BYTES}, ${bytes()})`;
    await owner`insert into release_authorisation
        (practice_id, id, couple_id, partner_id, slot, record, signed_on, purpose_sealed, recorded_by)
      values (${practiceId}, ${newId()}, ${id}, ${partnerId}, ${slot}, 'joint', '2026-11-01', ${BYTES}, ${clinicianId})`;
    await owner`insert into consent (practice_id, id, couple_id, partner_id, state)
      values (${practiceId}, ${newId()}, ${id}, ${partnerId}, 'given')`;
    await owner`insert into task (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class)
      values (${practiceId}, ${tasks[slot]}, ${assignmentId}, ${id}, ${partnerId}, ${slot}, 'I')`;
    await owner`insert into session_check (practice_id, id, couple_id, session_id, partner_id, slot)
      values (${practiceId}, ${newId()}, ${id}, ${sessionId}, ${partnerId}, ${slot})`;
    await owner`insert into check_in (practice_id, id, couple_id, partner_id, slot, week)
      values (${practiceId}, ${newId()}, ${id}, ${partnerId}, ${slot}, '2026-11-23')`;
    for (const [rater, sent] of [
      ["self", true],
      ["self", false],
      ["therapist", true],
    ] as const) {
      await owner`insert into indicator_rating (practice_id, id, couple_id, partner_id, slot, rater, rated_by, d1, sent_at)
        values (${practiceId}, ${newId()}, ${id}, ${partnerId}, ${slot}, ${rater}, ${rater === "self" ? partnerId : clinicianId},
          5, ${sent ? owner`now()` : null})`;
    }
    await owner`insert into screening
        (practice_id, id, couple_id, partner_id, slot, status, screened_on, lapses_on, recorded_by)
      values (${practiceId}, ${newId()}, ${id}, ${partnerId}, ${slot}, 'clear', current_date, current_date + 56, ${clinicianId})`;
    await owner`insert into talk_request (practice_id, id, couple_id, partner_id, slot)
      values (${practiceId}, ${newId()}, ${id}, ${partnerId}, ${slot})`;
    for (const sent of [true, false]) {
      const loopId = newId();
      await owner`insert into loop_episode (practice_id, id, couple_id, partner_id, slot, happened_on, day_part, written_on,
          sent_on, place, relief_now)
        values (${practiceId}, ${loopId}, ${id}, ${partnerId}, ${slot}, '2026-11-20', 3, '2026-11-21',
          ${sent ? "2026-11-21" : null}, ${sent ? 1 : null}, 8)`;
      if (!sent) continue;
      await owner`insert into episode_follow_up (practice_id, episode_id, kind, couple_id, partner_id, slot, told_on, relief_24h)
        values (${practiceId}, ${loopId}, 'next_day', ${id}, ${partnerId}, ${slot}, '2026-11-22', 2)`;
    }
    await owner`insert into response_view (practice_id, id, couple_id, partner_id, slot, happened_on, day_part, told_on, response_given)
      values (${practiceId}, ${newId()}, ${id}, ${partnerId}, ${slot}, '2026-11-20', 3, '2026-11-21', 'gave_in')`;
    await owner`insert into need_share (practice_id, couple_id, partner_id, slot, source_id, source, happened_on, day_part, need_kind)
      values (${practiceId}, ${id}, ${partnerId}, ${slot}, ${newId()}, 'view', '2026-11-20', 3, 'safe')`;
    await owner`insert into need_opening (practice_id, couple_id, happened_on, opened_on)
      values (${practiceId}, ${id}, '2026-11-20', '2026-11-22') on conflict do nothing`;
    await owner`insert into line_share (practice_id, couple_id, partner_id, slot, source_id, kind, line, said_on, picked)
      values (${practiceId}, ${id}, ${partnerId}, ${slot}, ${lineSources[slot]}, 'rating', 'D2', '2026-11-20', 4)`;
    await owner`insert into draft (practice_id, task_id, couple_id, partner_id, answers_sealed)
      values (${practiceId}, ${tasks[slot]}, ${id}, ${partnerId}, ${BYTES})`;
    const responseId = newId();
    await owner`insert into response (practice_id, id, task_id, couple_id, partner_id, exercise_slug,
        exercise_version, body_hash, outcome)
      values (${practiceId}, ${responseId}, ${tasks[slot]}, ${id}, ${partnerId}, 'plain-ask', 1, ${BYTES}, 'complete')`;
    for (const visibility of ["me", "therapist", "shared", "reveal"]) {
      await owner`insert into response_part (practice_id, response_id, visibility, couple_id, partner_id, answers_sealed)
        values (${practiceId}, ${responseId}, ${visibility}, ${id}, ${partnerId}, ${BYTES})`;
    }
  }
  await owner`insert into line_opening (practice_id, couple_id, line, source_a, source_b, opened_on)
    values (${practiceId}, ${id}, 'D2', ${lineSources.A}, ${lineSources.B}, '2026-11-22')`;
  await owner`insert into rating_request (practice_id, id, couple_id, asked_by)
    values (${practiceId}, ${newId()}, ${id}, ${clinicianId})`;
  await owner`insert into suggestion_choice (practice_id, couple_id, exercise_slug, changed_by)
    values (${practiceId}, ${id}, 'plain-ask', ${clinicianId})`;
  await owner`insert into couple_lack (practice_id, couple_id, thing) values (${practiceId}, ${id}, 'timer')`;
  const mapId = newId();
  await owner`insert into loop_map (practice_id, id, couple_id, version, held_by, saved_by, agreed_on)
    values (${practiceId}, ${mapId}, ${id}, 1, 'G02', ${clinicianId}, '2026-11-02')`;
  await owner`insert into loop_map_side (practice_id, map_id, slot, couple_id) values (${practiceId}, ${mapId}, 'A', ${id})`;
  await owner`insert into loop_map_link (practice_id, map_id, slot, link, couple_id)
    values (${practiceId}, ${mapId}, 'A', 'soft_reach', ${id})`;
  await owner`insert into partner_record (practice_id, id, couple_id, partner_id, slot, version, saved_by)
    values (${practiceId}, ${newId()}, ${id}, ${partners.A}, 'A', 1, ${clinicianId})`;
  await fillAgreements(owner, practiceId, clinicianId, { id, partners });
  await shareWork(owner, practiceId, clinicianId, { id, partners });
  await owner`insert into invitation
      (practice_id, id, token_hash, role, subject_id, couple_id, email_index, invited_by, expires_at)
    values (${practiceId}, ${newId()}, ${bytes()}, 'partner', ${partners.A}, ${id}, ${bytes()}, ${clinicianId}, now())`;
  const holdId = newId();
  await owner`insert into safety_hold (practice_id, id, couple_id, gate, note_sealed, set_by, cleared_at)
    values (${practiceId}, ${holdId}, ${id}, 'G02', ${BYTES}, ${clinicianId}, ${held ? null : new Date()})`;
  await owner`insert into hold_recheck (practice_id, id, couple_id, hold_id, note_sealed, checked_by)
    values (${practiceId}, ${newId()}, ${id}, ${holdId}, ${BYTES}, ${clinicianId})`;
  await owner`insert into care_episode (practice_id, id, couple_id, clinician_id, started_on)
    values (${practiceId}, ${episodeId}, ${id}, ${clinicianId}, '2026-09-01')`;
  await owner`insert into episode_outcome
      (practice_id, episode_id, clinician_id, milestone_quarter, engaged, better, mechanism)
    values (${practiceId}, ${episodeId}, ${clinicianId}, '2026-Q3', true, true, 'attachment')`;
  await owner`insert into opt_out (practice_id, couple_id, partner_id)
    values (${practiceId}, ${id}, ${partners.A})`;
  return { id, clinicianId, partners };
}

/** What both were asked, signed and marked. */
async function fillAgreements(
  owner: postgres.Sql,
  practiceId: Id,
  clinicianId: Id,
  { id, partners }: Pick<FilledCouple, "id" | "partners">,
): Promise<void> {
  const [requestId, policyId] = [newId(), newId()];
  await owner`insert into yes_request (practice_id, id, couple_id, exercise_class, asked_by)
    values (${practiceId}, ${requestId}, ${id}, 'T', ${clinicianId})`;
  await owner`insert into secrets_policy (practice_id, id, couple_id, version, kind, proposed_by, in_force_at)
    values (${practiceId}, ${policyId}, ${id}, 1, 'discretion', ${clinicianId}, now())`;
  for (const slot of ["A", "B"] as const) {
    const of = owner`${practiceId}, ${id}, ${partners[slot]}`;
    await owner`insert into yes_answer (practice_id, couple_id, partner_id, id, request_id, exercise_class, state)
      values (${of}, ${newId()}, ${requestId}, 'T', 'yes')`;
    await owner`insert into policy_signature (practice_id, couple_id, partner_id, policy_id, slot)
      values (${of}, ${policyId}, ${slot})`;
    await owner`insert into consent_check_mark (practice_id, couple_id, partner_id, id, slot, note_sealed, marked_by)
      values (${of}, ${newId()}, ${slot}, ${BYTES}, ${clinicianId})`;
  }
}

/** Homework both have sent, of which both have shared what they may; and the same, where only A has chosen. */
async function shareWork(
  owner: postgres.Sql,
  practiceId: Id,
  clinicianId: Id,
  { id, partners }: Pick<FilledCouple, "id" | "partners">,
): Promise<void> {
  for (const isOpen of [true, false]) {
    const assignmentId = newId();
    await owner`insert into assignment
        (practice_id, id, couple_id, exercise_slug, exercise_version, due_on, assigned_by, request_id)
      values (${practiceId}, ${assignmentId}, ${id}, 'plain-ask', 1, '2026-12-01', ${clinicianId}, ${newId()})`;
    for (const slot of ["A", "B"] as const) {
      const partnerId = partners[slot];
      await owner`insert into task (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class, state)
        values (${practiceId}, ${newId()}, ${assignmentId}, ${id}, ${partnerId}, ${slot}, 'I',
          ${isOpen || slot === "A" ? "submitted" : "open"})`;
      for (const kind of ["shared", "reveal", "matches"]) {
        if (kind !== "shared") {
          await owner`insert into share_offer (practice_id, assignment_id, kind, partner_id, couple_id, answers_sealed)
            values (${practiceId}, ${assignmentId}, ${kind}, ${partnerId}, ${id}, ${BYTES})`;
        }
        if (isOpen || slot === "A") {
          await owner`insert into shared_part (practice_id, assignment_id, kind, partner_id, couple_id, answers_sealed)
            values (${practiceId}, ${assignmentId}, ${kind}, ${partnerId}, ${id}, ${BYTES})`;
        }
      }
    }
    if (!isOpen) continue;
    for (const [kind, matches] of [
      ["shared", null],
      ["reveal", null],
      ["matches", BYTES],
    ] as const) {
      await owner`insert into share_opening (practice_id, assignment_id, kind, couple_id, matches_sealed, opened_at)
        values (${practiceId}, ${assignmentId}, ${kind}, ${id}, ${matches}, now())`;
    }
    await owner`insert into match_pick (practice_id, assignment_id, partner_id, couple_id, pick_sealed)
      values (${practiceId}, ${assignmentId}, ${partners.A}, ${id}, ${BYTES})`;
  }
}
