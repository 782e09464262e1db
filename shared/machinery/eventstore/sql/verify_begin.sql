-- How far the relay has published, before the ledger is read, for both go on growing; where the ledger ends now; and which database this is.
SELECT coalesce((SELECT max(position) FROM messaging.marks WHERE name = 'relay'), 0),
    coalesce((SELECT max(position) FROM eventstore.ledger), 0),
    (SELECT system_identifier FROM pg_control_system()) || '/' || (SELECT oid FROM pg_database WHERE datname = current_database())
