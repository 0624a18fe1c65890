grant update (minutes) on session to app_clinician;
