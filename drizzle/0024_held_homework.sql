-- Whether either partner stands against homework that was given: the same question as `app.is_refused`, for the
-- therapist who treats the couple. Yes or no for both together, never whose, and not whether by an answer or a ceiling.
create function app.is_homework_refused(p_assignment uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.task t
    join public.couple c on c.practice_id = t.practice_id and c.id = t.couple_id and c.clinician_id = app.user_id()
    join public.partner p on p.practice_id = t.practice_id and p.couple_id = t.couple_id
    where t.practice_id = app.practice() and t.assignment_id = p_assignment
      and (coalesce(t.explicitness, 0) > coalesce(p.explicitness_ceiling, 1)
        or (t.exercise_class in ('T', 'X') and 'not_now' = (
          select a.state from public.yes_answer a
          where a.practice_id = p.practice_id and a.couple_id = p.couple_id and a.partner_id = p.id
            and a.exercise_class = t.exercise_class
          order by a.at desc, a.id desc limit 1))))
$$;
