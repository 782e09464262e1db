-- What is over, or gone, and still stands here because two processes wrote at once.
DELETE FROM triage.cari c WHERE NOT EXISTS (SELECT FROM triage.aduan a WHERE a.aduan_id = c.aduan_id AND a.langkah IS NOT NULL)
