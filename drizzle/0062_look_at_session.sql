-- The look at a session begins every request and runs outside of the context that sets this for all others. Its plan is
-- made once, and must not read a table whole because it was small on the day it was made.
alter function app.live_session(uuid, bytea) set random_page_cost = '1.1';
