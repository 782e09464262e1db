-- As kunci_buat, with a query that writes what must be there when the keys are: one statement, and so all of it or nothing.
WITH baru AS (
    INSERT INTO privacy.kunci (person_id, terbungkus, master_versi)
    SELECT * FROM unnest(%(person)s::uuid[], %(terbungkus)s::bytea[], %(versi)s::int[])
    ON CONFLICT (person_id) DO NOTHING
    RETURNING person_id
), serta AS MATERIALIZED ({serta})
SELECT person_id FROM baru WHERE (SELECT count(*) FROM serta) >= 0
