-- The sums by office, which are made anew.
DELETE FROM sla.rekap_kantor
