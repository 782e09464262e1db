-- A copy's keys over what is there: its word counts, but who is erased here stays erased.
INSERT INTO privacy.kunci AS k (person_id, terbungkus, master_versi, dibuat_pada, dihapus_pada)
SELECT * FROM unnest(%(person)s::uuid[], %(terbungkus)s::bytea[], %(versi)s::int[], %(dibuat)s::timestamptz[], %(dihapus)s::timestamptz[])
ON CONFLICT (person_id) DO UPDATE
    SET terbungkus = excluded.terbungkus, master_versi = excluded.master_versi, dihapus_pada = excluded.dihapus_pada
    WHERE k.terbungkus IS NOT NULL
