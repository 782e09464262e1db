-- The roles the services act as: none logs in, none owns a table, none bypasses row security.
DO $$
DECLARE
    r text;
BEGIN
    -- Roles belong to the whole server, so two databases may be migrated at once.
    PERFORM pg_advisory_xact_lock(hashtext('aduan.roles'));
    FOREACH r IN ARRAY ARRAY['aduan_intake', 'aduan_triage', 'aduan_response', 'aduan_sla', 'aduan_relay', 'aduan_admin'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', r);
        END IF;
        IF NOT pg_has_role(current_user, r, 'MEMBER') OR NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            EXECUTE format('GRANT %I TO %I', r, current_user);
        END IF;
    END LOOP;
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
