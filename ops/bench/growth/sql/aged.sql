-- Keys and owners are as old as the lives they belong to: what looks after those that just came in has nothing to do here.
WITH masuk AS (
    SELECT p.aduan_id, p.pemilik, (e.cloudevent::jsonb ->> 'time')::timestamptz AS pada
    FROM intake.pribadi p JOIN eventstore.events e ON e.stream = p.aduan_id AND e.version = 1
), milik AS (
    UPDATE intake.milik m SET dibuat_pada = masuk.pada FROM masuk WHERE masuk.aduan_id = m.aduan_id
)
UPDATE privacy.kunci k SET dibuat_pada = masuk.pada FROM masuk WHERE masuk.pemilik = k.person_id
