-- The roles that the services' login lacks: all of ours, but not the owner of the functions that find a row by a secret.
SELECT rolname FROM pg_roles
WHERE rolname LIKE 'aduan\_%%' AND NOT rolcanlogin AND rolname NOT IN ('aduan_pencari', 'aduan_penjaga') AND NOT pg_has_role(%s, oid, 'MEMBER')
ORDER BY rolname
