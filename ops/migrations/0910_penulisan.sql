-- Whether the database takes writes is asked by writing: this table is emptied and filled, and that is undone, so it never has a row.
-- A file of its own each time, since a full disk still takes what finds room in an old page.
CREATE TABLE messaging.penulisan (isi text NOT NULL);
GRANT INSERT, TRUNCATE ON messaging.penulisan
    TO aduan_intake_mesin, aduan_triage_mesin, aduan_response_mesin, aduan_sla_mesin, aduan_relay;
