-- The timers are woken by the next due time: one index has when a reminder is next to be looked at, its due time or the end of a claim.
DROP INDEX sla.pengingat_jatuh;
CREATE INDEX pengingat_giliran ON sla.pengingat ((greatest(pada, diklaim_sampai)));
