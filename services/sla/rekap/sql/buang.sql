-- The sums, which are made anew.
DELETE FROM sla.rekap
