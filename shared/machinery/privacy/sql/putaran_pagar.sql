-- From here on the database takes no key under an older version.
INSERT INTO privacy.putaran (versi) VALUES (%(versi)s) ON CONFLICT (versi) DO NOTHING
