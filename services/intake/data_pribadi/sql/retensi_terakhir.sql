-- How long ago the daily job ran last; NULL: never.
SELECT clock_timestamp() - max(pada) FROM intake.retensi_jalan
