-- How far the search copy is known to be complete, so that its duty looks only at what came since. Unlogged, as the copy is: what empties the
-- one (a crash, a standby that takes over) empties the other, and then all of it is looked at.
-- serasi: a table is added, which the copy's own function empties, too; an earlier program does without
CREATE UNLOGGED TABLE triage.cari_tanda (
    dari bigint NOT NULL, -- ledger positions: what came until then was looked at twice, in two rounds
    sampai bigint NOT NULL, -- and until then once
    pada timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX cari_tanda_satu ON triage.cari_tanda ((true));
ALTER TABLE triage.cari_tanda ENABLE ROW LEVEL SECURITY;
ALTER TABLE triage.cari_tanda FORCE ROW LEVEL SECURITY;
CREATE POLICY mesin ON triage.cari_tanda TO aduan_triage_mesin USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON triage.cari_tanda TO aduan_triage_mesin;

CREATE OR REPLACE FUNCTION triage.kosongkan_cari() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    TRUNCATE triage.cari, triage.cari_tanda;
END
$$;
