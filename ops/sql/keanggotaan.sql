-- Which roles these logins may become, so that each can be given what it lacks and lose what is not its own.
SELECT DISTINCT m.rolname, r.rolname
FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
WHERE m.rolname = ANY(%s)
