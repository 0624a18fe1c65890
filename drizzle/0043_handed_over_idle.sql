-- As before, and a clinician's device that was handed over goes by the partners' idle time: it lies in their hands, and
-- beside them until it is taken back.
create or replace function app.live_session(p_practice uuid, p_hash bytea)
returns table (role text, subject_id uuid, identity_id uuid, couple_id uuid, slot text,
               assurance_level smallint, expires_at timestamptz, practice_name text, time_zone text,
               is_sample boolean, handed_over text)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_catalog.set_config('app.practice_id', p_practice::text, true);
  return query
    select s.role, s.subject_id, s.identity_id, q.couple_id, q.slot, s.assurance_level, s.expires_at,
           p.name, p.time_zone, p.is_sample, s.handed_over
    from public.auth_session s
    join public.practice p on p.id = s.practice_id
    join public.membership m on m.practice_id = s.practice_id and m.identity_id = s.identity_id
      and m.role = s.role and m.subject_id = s.subject_id and m.ended_at is null
    left join public.partner q on s.role = 'partner' and q.practice_id = s.practice_id
      and q.id = s.subject_id and q.access_ended_at is null
    left join public.member b on s.role <> 'partner' and b.practice_id = s.practice_id
      and b.id = s.subject_id and b.ended_at is null
    where s.practice_id = p_practice and s.token_hash = p_hash and s.revoked_at is null
      and s.expires_at > pg_catalog.now()
      and s.last_seen_at > pg_catalog.now()
          - (case when s.role = 'partner' or s.handed_over is not null then interval '10 minutes'
             else interval '15 minutes' end)
      and (q.id is not null or b.id is not null);
  if found then
    update public.auth_session s set last_seen_at = pg_catalog.now()
    where s.practice_id = p_practice and s.token_hash = p_hash
      and s.last_seen_at < pg_catalog.now() - interval '30 seconds';
  end if;
end
$$;
