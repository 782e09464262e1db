"""Who is measured, by the name of the module that does it."""

NAMES = {"ours": "Aduan", "peer": "eventsourcing", "plain": "psycopg polos"}
EXPLAINED = {
    "ours": "Aduan: EventStore, with its check of the expected version; read by sequencer and ledger",
    "peer": "eventsourcing: its own JSON mapper and PostgresApplicationRecorder; read by select_notifications",
    "plain": "plain psycopg inserts of the same row with our encoding (batches: executemany); read by `position > last`",
}


def prepare(url: str) -> None:
    """Everybody's tables in one database."""
    from ops.bench import peer, plain

    for module in (peer, plain):
        module.prepare(url)
