-- The same data keys under another version of the wrapping key; no event changes.
UPDATE privacy.kunci k SET terbungkus = n.terbungkus, master_versi = %(versi)s
FROM unnest(%(person)s::uuid[], %(terbungkus)s::bytea[]) AS n (person_id, terbungkus)
WHERE k.person_id = n.person_id AND k.terbungkus IS NOT NULL
