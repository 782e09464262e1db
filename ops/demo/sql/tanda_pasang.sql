-- From here on every page says that this is a demonstration; its story is told up to this moment.
INSERT INTO kantor.tanda (nama, mulai) VALUES ('peragaan', date_trunc('second', clock_timestamp())) RETURNING mulai, selesai
