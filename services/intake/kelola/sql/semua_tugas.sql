-- An account with every role that it holds, also where the asker sees nothing else.
SELECT wilayah, aktif, peran, tugas FROM kantor.semua_tugas(%(id)s)
