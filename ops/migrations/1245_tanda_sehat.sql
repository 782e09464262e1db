-- Health counts what is not in the ledger from the sequencer's mark on, where that counts: the ledger's last row need not have the newest
-- transaction id, after an import or a restored dump.
-- serasi: rights are added; an earlier program asks for less
GRANT SELECT ON eventstore.sequencer_mark TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin, aduan_admin;
