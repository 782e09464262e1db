-- Processes that were heard of in the last half minute, and what they have at hand.
SELECT layanan, mesin, versi FROM privacy.proses WHERE pada > clock_timestamp() - interval '30 seconds' ORDER BY mesin, layanan
