-- Whether either of the two has taken back consent. Yes or no for the couple that asks, never whose: all that waits,
-- waits for both at the same moment (formulation paper, section 7, G15).
create function app.is_consent_withdrawn() returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.partner p
    cross join lateral (
      select k.state from public.consent k
      where k.practice_id = p.practice_id and k.couple_id = p.couple_id and k.partner_id = p.id
      order by k.at desc limit 1) newest
    where p.practice_id = app.practice() and p.couple_id = app.couple() and newest.state = 'withdrawn')
$$;
