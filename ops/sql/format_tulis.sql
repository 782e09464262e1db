-- Written with the first migrations, and never changed: another format is another database.
INSERT INTO migrasi.format (nomor) VALUES (%(nomor)s) ON CONFLICT (satu) DO NOTHING
