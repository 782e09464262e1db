-- What is to be said of the whole deployment on every page: that it is a demonstration, filled with made-up complaints.
CREATE TABLE kantor.tanda (
    nama text PRIMARY KEY CHECK (nama IN ('peragaan')),
    mulai timestamptz NOT NULL, -- the moment up to which its story is told: what is added after a break goes on from there
    selesai timestamptz -- NULL while it is being filled
);
GRANT SELECT ON kantor.tanda TO aduan_intake, aduan_triage, aduan_response, aduan_sla;
GRANT SELECT, INSERT, UPDATE ON kantor.tanda TO aduan_admin;
