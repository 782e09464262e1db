-- Whether there is anybody to tell.
SELECT EXISTS (SELECT FROM sla.kontak)
