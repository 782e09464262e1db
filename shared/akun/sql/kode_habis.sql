-- Used up: of two that come in together the second finds none.
DELETE FROM akun.kode WHERE id = %(id)s
