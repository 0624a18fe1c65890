-- Whether a day of this couple is open to both. Asked without the policy that hides it while nothing may pass between
-- the two, so that what is open is never taken back then.
create function app.is_need_open(p_day date) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.need_opening o
    where o.practice_id = app.practice() and o.couple_id = app.couple() and o.happened_on = p_day)
$$;
--> statement-breakpoint
revoke execute on function app.is_need_open(date) from public;
grant execute on function app.is_need_open(date) to app_partner;
--> statement-breakpoint
-- One's own share is always there for oneself: it can be taken back at any moment until it is open, also while nothing
-- may pass between the two (security paper, SAFE-03).
alter policy both_see on need_share
  using (couple_id = (select app.couple())
    and (partner_id = (select app.user_id()) or (select app.may_share()) and app.is_need_open(happened_on)));
--> statement-breakpoint
alter policy takes_back on need_share
  using (partner_id = (select app.user_id()) and not app.is_need_open(happened_on));
