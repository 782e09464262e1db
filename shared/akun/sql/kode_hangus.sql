-- Codes that were sent to a contact which is this account's no more.
DELETE FROM akun.kode WHERE pemilik = %(pemilik)s
