-- Tokens of an account are seen and revoked by who looks after all of its roles, by PostgreSQL's word, as everything else of an account is.
CREATE POLICY seluruhnya ON akun.token AS RESTRICTIVE FOR SELECT TO aduan_akun USING (NOT kantor.di_luar(petugas_id));
CREATE POLICY seluruhnya_cabut ON akun.token AS RESTRICTIVE FOR UPDATE TO aduan_akun USING (NOT kantor.di_luar(petugas_id));
