-- Complaints entered by these offices long after they got them, as known at an instant, or now: each once, where it was entered.
SELECT count(*)::int FROM sla.peristiwa
WHERE jenis = %(jenis)s AND pada < coalesce(%(saat)s::timestamptz, 'infinity') AND (%(wilayah)s = '' OR wilayah = %(wilayah)s OR wilayah LIKE %(di_bawah)s)
