-- From when to when keys were made that the last look was too early for. One that was made by a clock of the future says nothing: then all.
SELECT coalesce((
        SELECT kunci_sampai FROM (SELECT kunci_sampai FROM intake.retensi_jalan ORDER BY pada DESC LIMIT 1) r
        WHERE kunci_sampai <= statement_timestamp() - make_interval(days => %(hari)s)
    ), '-infinity')::text,
    (statement_timestamp() - make_interval(days => %(hari)s))::text
