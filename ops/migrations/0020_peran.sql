-- Two roles a service: aduan_<service> acts for a person and sees what that person may see; aduan_<service>_mesin does the
-- machine's work across offices (projections, sweeps, timers, rebuilds). And aduan_pencari, which nobody acts as: it owns the two
-- functions that find a row by a secret (a token, a tracking code) before it is known whose wilayah it is.
DO $$
DECLARE
    r text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('aduan.roles'));
    FOREACH r IN ARRAY ARRAY['aduan_intake_mesin', 'aduan_triage_mesin', 'aduan_response_mesin', 'aduan_sla_mesin', 'aduan_pencari'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', r);
        END IF;
        IF NOT pg_has_role(current_user, r, 'MEMBER') OR NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            EXECUTE format('GRANT %I TO %I', r, current_user);
        END IF;
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA eventstore, messaging, kantor TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin;
GRANT SELECT ON eventstore.events, eventstore.ledger TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin;
GRANT SELECT ON kantor.wilayah, kantor.kantor, kantor.kategori, kantor.sub_kategori
    TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin;

-- What sla writes is written by its timers, never for a person.
REVOKE INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events FROM aduan_sla;
GRANT INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events TO aduan_sla_mesin;

-- People read the ledger through sla's feed alone; news, marks and failures are the machine's.
REVOKE SELECT ON eventstore.ledger FROM aduan_intake, aduan_triage, aduan_response;
REVOKE ALL ON messaging.marks, messaging.failures FROM aduan_intake, aduan_triage, aduan_response, aduan_sla;
REVOKE USAGE ON SCHEMA messaging FROM aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT SELECT, INSERT, UPDATE ON messaging.marks TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin;
GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.failures TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin;
