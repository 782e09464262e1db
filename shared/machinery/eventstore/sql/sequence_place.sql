-- Where the events lie: transaction ids count in this file of this cluster alone. And below which of them no transaction is open.
SELECT (SELECT system_identifier FROM pg_control_system()) || ':' || pg_relation_filepath('eventstore.events'),
    pg_snapshot_xmin(pg_current_snapshot())::text
