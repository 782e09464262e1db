-- How many changes of rights came from the server's command line lately.
SELECT count(*)::int FROM kantor.catatan_hak WHERE cara = 'server' AND pada > clock_timestamp() - %(selama)s
