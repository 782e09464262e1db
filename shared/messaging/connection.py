"""Connections to the broker, with time limits on everything: a broker that hangs must not hang us."""

import kombu

TIMEOUT = 5  # seconds to connect, and for one read or write
HEARTBEAT = 10  # seconds; a dead peer is noticed after two
MEMORY = "memory://"


def in_memory(amqp_url: str) -> bool:
    return amqp_url.startswith(MEMORY)


def connect(amqp_url: str) -> kombu.Connection:
    """A connection, open. Raises OSError or amqp's errors when the broker does not answer in time."""
    options = (
        {"polling_interval": 0.02}
        if in_memory(amqp_url)
        else {"read_timeout": 2 * HEARTBEAT, "write_timeout": TIMEOUT, "client_properties": {"connection_name": "aduan"}}
    )
    connection = kombu.Connection(
        amqp_url, connect_timeout=TIMEOUT, heartbeat=0 if in_memory(amqp_url) else HEARTBEAT, transport_options=options
    )
    connection.ensure_connection(max_retries=1, interval_start=0.1, timeout=TIMEOUT)
    return connection
