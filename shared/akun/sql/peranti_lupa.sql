-- Another password, another contact, or no account any more: what signed in before is a stranger, but for the one at hand.
DELETE FROM akun.peranti WHERE akun = %(akun)s AND sidik IS DISTINCT FROM %(kecuali)s
