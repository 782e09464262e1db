-- Answers are written in the response service: its people read their own office's templates there.
GRANT USAGE ON SCHEMA triage TO aduan_response;
GRANT SELECT ON triage.templat TO aduan_response;
CREATE POLICY tanggapan ON triage.templat FOR SELECT TO aduan_response USING (kantor.terlihat(wilayah));
