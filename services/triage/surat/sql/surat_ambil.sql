-- The sealed bytes of a paper that was issued.
SELECT isi FROM triage.surat WHERE surat_id = %(surat)s AND aduan_id = %(aduan)s
