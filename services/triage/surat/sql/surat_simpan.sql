-- A paper as it left the office, in the transaction of its event.
INSERT INTO triage.surat (surat_id, aduan_id, wilayah, isi) VALUES (%(surat)s, %(aduan)s, %(wilayah)s, %(isi)s)
