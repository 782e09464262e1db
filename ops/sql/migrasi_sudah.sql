-- What was run in this database. By way of JSON, because a program that may not migrate also looks where `serasi` is not there yet.
SELECT nomor, nama, sidik, coalesce((to_jsonb(berkas) ->> 'serasi')::boolean, false) FROM migrasi.berkas
