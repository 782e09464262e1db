-- Whether this server follows another one, when the last transaction was committed there that is visible here, and what time it is.
SELECT pg_is_in_recovery(), pg_last_xact_replay_timestamp(), clock_timestamp()
