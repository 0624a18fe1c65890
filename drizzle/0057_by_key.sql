-- The walls as they were, each asked for one row by its key. Without "offset 0" the planner may answer an "exists" from a
-- hash of everything its table holds for this person: a clinician's whole caseload for each save of a plan, or all the
-- work a partner was ever given, each piece weighed by every hold, to send one answer.
do $$
declare
  t text;
begin
  foreach t in array array['partner','safety_hold','session','plan','plan_item','note','assignment','task','care_episode']
  loop
    execute pg_catalog.format(
      'alter policy treating on public.%1$I with check (exists (
         select from public.couple c
         where c.practice_id = %1$I.practice_id and c.id = %1$I.couple_id offset 0))', t);
  end loop;
end
$$;
--> statement-breakpoint
alter policy treating on invitation with check (role = 'partner' and exists (
  select from couple c where c.practice_id = invitation.practice_id and c.id = invitation.couple_id offset 0));
alter policy admin_moves on couple with check (exists (
  select from member m where m.practice_id = couple.practice_id and m.id = couple.clinician_id
    and m.role = 'clinician' and m.ended_at is null offset 0));
alter policy in_co_sign on member using (exists (
  select from co_sign s where s.practice_id = member.practice_id
    and (s.asked_by = member.id or s.decided_by = member.id) offset 0));
--> statement-breakpoint
alter policy treating_makes on data_key with check (scope <> 'practice' and exists (
  select from couple c where c.practice_id = data_key.practice_id and c.id = data_key.owner_id offset 0));
alter policy treating_reads on data_key
  using ((scope = 'practice' and owner_id = (select app.practice()))
    or (scope in ('shared','therapist','partner_a','partner_b','identity_a','identity_b','file_a','file_b')
        and exists (
          select from couple c where c.practice_id = data_key.practice_id and c.id = data_key.owner_id offset 0))
    or (scope = 'process' and exists (
          select from process_note n where n.practice_id = data_key.practice_id and n.id = data_key.owner_id
            and n.author_id = (select app.user_id()) offset 0)));
alter policy author_makes on data_key with check (scope = 'process' and exists (
  select from process_note n where n.practice_id = data_key.practice_id and n.id = data_key.owner_id
    and n.author_id = (select app.user_id()) offset 0));
--> statement-breakpoint
alter policy own on assignment using (exists (
  select from task t where t.practice_id = assignment.practice_id
    and t.couple_id = assignment.couple_id and t.assignment_id = assignment.id offset 0));
alter policy of_own_task on builtin_exercise using (exists (
  select from assignment a where a.practice_id = (select app.practice()) and a.couple_id = (select app.couple())
    and a.exercise_slug = builtin_exercise.slug and a.exercise_version = builtin_exercise.version offset 0));
alter policy of_own_task on own_exercise using (state <> 'draft' and exists (
  select from assignment a where a.practice_id = own_exercise.practice_id and a.couple_id = (select app.couple())
    and a.exercise_slug = own_exercise.slug and a.exercise_version = own_exercise.version offset 0));
--> statement-breakpoint
alter policy makes on share_offer with check (partner_id = (select app.user_id())
  and couple_id = (select app.couple())
  and exists (
    select from task t where t.practice_id = share_offer.practice_id and t.assignment_id = share_offer.assignment_id
      and t.partner_id = share_offer.partner_id and t.state = 'submitted' offset 0));
alter policy makes on shared_part with check (partner_id = (select app.user_id())
  and couple_id = (select app.couple()) and (kind = 'shared' or (select app.may_share()))
  and exists (
    select from task t where t.practice_id = shared_part.practice_id and t.assignment_id = shared_part.assignment_id
      and t.partner_id = shared_part.partner_id and t.state = 'submitted' offset 0));
alter policy both_see on shared_part using (couple_id = (select app.couple()) and (select app.may_share())
  and (partner_id = (select app.user_id()) or case kind
    when 'matches' then app.both_chose(assignment_id, kind) and not app.has_opening(assignment_id, kind)
    else (kind <> 'shared' or app.both_sent(assignment_id)) and exists (
      select from share_opening o where o.practice_id = shared_part.practice_id
        and o.assignment_id = shared_part.assignment_id and o.kind = shared_part.kind offset 0) end));
alter policy takes_back on shared_part using (partner_id = (select app.user_id()) and kind <> 'shared' and not exists (
  select from share_opening o where o.practice_id = shared_part.practice_id
    and o.assignment_id = shared_part.assignment_id and o.kind = shared_part.kind offset 0));
--> statement-breakpoint
alter policy tells on episode_follow_up with check (partner_id = (select app.user_id())
  and couple_id = (select app.couple()) and slot = (select app.slot()) and exists (
    select from loop_episode e where e.practice_id = episode_follow_up.practice_id
      and e.id = episode_follow_up.episode_id and e.sent_on is not null offset 0));
alter policy logs on loop_episode with check (partner_id = (select app.user_id())
  and couple_id = (select app.couple()) and slot = (select app.slot()) and sent_on is not null and exists (
    select from response r where r.practice_id = loop_episode.practice_id and r.task_id = loop_episode.log_task_id
      and r.partner_id = loop_episode.partner_id and r.exercise_slug = 'seven-day-loop-log' offset 0));
alter policy signs on policy_signature with check (partner_id = (select app.user_id())
  and couple_id = (select app.couple()) and slot = (select app.slot()) and exists (
    select from secrets_policy k where k.practice_id = policy_signature.practice_id
      and k.id = policy_signature.policy_id and k.couple_id = policy_signature.couple_id
      and k.in_force_at is null offset 0));
alter policy answers on yes_answer with check (partner_id = (select app.user_id())
  and couple_id = (select app.couple()) and exists (
    select from yes_request q where q.practice_id = yes_answer.practice_id and q.id = yes_answer.request_id
      and q.couple_id = yes_answer.couple_id and q.exercise_class = yes_answer.exercise_class offset 0));
alter policy makes on need_share with check (partner_id = (select app.user_id())
  and couple_id = (select app.couple()) and slot = (select app.slot()) and (select app.may_share())
  and not exists (
    select from need_opening o where o.practice_id = need_share.practice_id
      and o.couple_id = need_share.couple_id and o.happened_on = need_share.happened_on offset 0)
  and case source
    when 'episode' then exists (
      select from loop_episode e where e.practice_id = need_share.practice_id and e.id = need_share.source_id
        and e.partner_id = need_share.partner_id and e.sent_on is not null
        and e.happened_on = need_share.happened_on offset 0)
    else exists (
      select from response_view v where v.practice_id = need_share.practice_id and v.id = need_share.source_id
        and v.partner_id = need_share.partner_id and v.happened_on = need_share.happened_on offset 0) end);
--> statement-breakpoint
alter policy reveals on line_opening with check (exists (
    select from couple c where c.practice_id = line_opening.practice_id and c.id = line_opening.couple_id offset 0)
  and exists (
    select from app.line_pairs(line_opening.couple_id) p where p.line = line_opening.line
      and p.source_a = line_opening.source_a and p.source_b = line_opening.source_b offset 0));
alter policy makes on line_share with check (partner_id = (select app.user_id())
  and couple_id = (select app.couple()) and slot = (select app.slot()) and (select app.may_share())
  and not (select app.is_consent_withdrawn()) and not app.is_line_open(line, source_id)
  and case kind
    when 'check_in' then exists (
      select from check_in c where c.practice_id = line_share.practice_id and c.id = line_share.source_id
        and c.partner_id = line_share.partner_id and c.week = line_share.said_on
        and (to_jsonb(c) ->> line_share.line)::int is not distinct from line_share.picked
        and (line_share.picked is not null or c.q2_not_applicable) offset 0)
    else exists (
      select from indicator_rating r join practice p on p.id = r.practice_id
      where r.practice_id = line_share.practice_id and r.id = line_share.source_id
        and r.partner_id = line_share.partner_id and r.rater = 'self' and r.may_reread
        and (r.sent_at at time zone p.time_zone)::date = line_share.said_on
        and (to_jsonb(r) ->> lower(line_share.line))::int = line_share.picked offset 0) end);
