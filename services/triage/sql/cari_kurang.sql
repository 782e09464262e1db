-- All running complaints without a row: at a start and after a crash all of them, and those whose text may not stand here. What runs has an
-- index of its own, which the planner takes where it is asked for all of it at once.
WITH berjalan AS MATERIALIZED (SELECT aduan_id FROM triage.aduan WHERE langkah IS NOT NULL)
SELECT aduan_id FROM berjalan a WHERE NOT EXISTS (SELECT FROM triage.cari c WHERE c.aduan_id = a.aduan_id)
