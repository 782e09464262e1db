-- An office is chosen by its region and found by its name, without reading all: which regions have offices stands with the regions, and is
-- kept true by whatever adds or removes an office.
-- serasi: a column, two indexes and a trigger are added; an earlier program does not use them
ALTER TABLE kantor.wilayah ADD berkantor boolean NOT NULL DEFAULT false;
CREATE INDEX wilayah_berkantor ON kantor.wilayah ((length(kode)), (kode COLLATE "C")) WHERE berkantor;
CREATE INDEX kantor_kode ON kantor.kantor (kode COLLATE "C");
CREATE INDEX kantor_nama ON kantor.kantor USING gin (lower(nama) triage.gin_trgm_ops) WITH (fastupdate = off);

-- A region of which no list has told yet is called by its code until one does.
CREATE FUNCTION kantor.tandai_wilayah() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    INSERT INTO kantor.wilayah AS w (kode, nama, berkantor)
    SELECT DISTINCT left(b.kode, n), left(b.kode, n), true FROM berubah b, unnest(ARRAY[2, 5]) n WHERE n < length(b.kode) AND TG_OP = 'INSERT'
    ON CONFLICT (kode) DO UPDATE SET berkantor = true WHERE NOT w.berkantor;
    UPDATE kantor.wilayah w SET berkantor = false
    WHERE TG_OP = 'DELETE' AND w.berkantor AND w.kode IN (SELECT left(b.kode, n) FROM berubah b, unnest(ARRAY[2, 5]) n)
        AND NOT EXISTS (SELECT FROM kantor.kantor k WHERE k.kode COLLATE "C" > w.kode AND k.kode COLLATE "C" < w.kode || '/');
    RETURN NULL;
END
$$;
CREATE TRIGGER wilayah_bertambah AFTER INSERT ON kantor.kantor
    REFERENCING NEW TABLE AS berubah FOR EACH STATEMENT EXECUTE FUNCTION kantor.tandai_wilayah();
CREATE TRIGGER wilayah_berkurang AFTER DELETE ON kantor.kantor
    REFERENCING OLD TABLE AS berubah FOR EACH STATEMENT EXECUTE FUNCTION kantor.tandai_wilayah();
INSERT INTO kantor.wilayah AS w (kode, nama, berkantor)
SELECT DISTINCT left(k.kode, n), left(k.kode, n), true FROM kantor.kantor k, unnest(ARRAY[2, 5]) n WHERE n < length(k.kode)
ON CONFLICT (kode) DO UPDATE SET berkantor = true;
