-- How many whole cases run past their due time, also of what waits for its parent's answer.
SELECT count(*)::int FROM sla.perkara
WHERE selesai IS NULL AND batas < clock_timestamp() AND (wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
