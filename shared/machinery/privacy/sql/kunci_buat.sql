-- New people's keys, and whose they are; a person who has one, or was erased, keeps what is there. A transaction of its own, before any
-- stream is read.
INSERT INTO privacy.kunci (person_id, terbungkus, master_versi)
SELECT * FROM unnest(%(person)s::uuid[], %(terbungkus)s::bytea[], %(versi)s::int[])
ON CONFLICT (person_id) DO NOTHING
RETURNING person_id
