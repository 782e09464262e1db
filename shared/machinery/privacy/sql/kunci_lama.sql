-- Keys that an older version wraps, for rewrapping; one that is being erased is waited for, and stays erased.
SELECT person_id, terbungkus, master_versi FROM privacy.kunci
WHERE terbungkus IS NOT NULL AND master_versi < %(versi)s
ORDER BY master_versi, person_id
LIMIT %(limit)s
FOR UPDATE
