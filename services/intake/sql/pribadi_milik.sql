-- All that is under these people's keys.
SELECT pemilik, aduan_id, wilayah FROM intake.pribadi WHERE pemilik = ANY(%(pemilik)s) ORDER BY pemilik, aduan_id
