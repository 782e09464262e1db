-- Whether this browser signed in before as the one who is typed now.
SELECT FROM akun.peranti WHERE sidik = %(sidik)s AND siapa = %(siapa)s AND berlaku_sampai > clock_timestamp()
