-- That a backup was made, or restored on trial: its age is an alarm.
INSERT INTO cadangan.catatan (apa, posisi, ukuran) VALUES (%(apa)s, %(posisi)s, %(ukuran)s)
