-- An earlier program says neither standard nor month of a verdict. The sums call that '' (`sla.sumbangan`), and so do the rows now: a report
-- that looks up a percentile finds as many rows as the sums have counted.
-- serasi: two columns get a default, which is what an earlier program leaves in them
ALTER TABLE sla.verdik ALTER COLUMN standar SET DEFAULT '', ALTER COLUMN bulan SET DEFAULT '';
UPDATE sla.verdik SET standar = coalesce(standar, ''), bulan = coalesce(bulan, '') WHERE standar IS NULL OR bulan IS NULL;
