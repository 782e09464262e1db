-- Where somebody is signed in, the place last used first.
SELECT tanda, peranti, dibuat_pada, dilihat_pada FROM web.sesi_milik(%(petugas_id)s, %(pelapor_id)s)
