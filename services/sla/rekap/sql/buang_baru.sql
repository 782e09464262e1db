-- Of the sums that are made anew: what was to be folded in is in the complaints' own lines.
DELETE FROM sla.rekap_baru
