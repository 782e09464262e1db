"""Connections to the broker, with time limits on everything: a broker that hangs must not hang us."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qs, urlsplit

from amqp.exceptions import AMQPError
from kombu.connection import Connection
from kombu.exceptions import KombuError

TIMEOUT = 5  # seconds to connect, and for one read or write
HEARTBEAT = 10  # seconds; a dead peer is noticed after two
PARTING = 1.0  # seconds for what TLS says in the end
MEMORY = "memory://"


def in_memory(amqp_url: str) -> bool:
    """Whether there is no broker: all in one process."""
    return amqp_url.startswith(MEMORY)


def tls(amqp_url: str) -> tuple[str, dict[str, object] | None]:
    """(the URL without its query, how to speak TLS): `amqps://…/aduan?cacertfile=/etc/aduan/ca.pem`; without a file the system's CAs count.

    The broker's name is checked against its certificate; there is no way to leave that out.
    """
    parts = urlsplit(amqp_url)
    if parts.scheme != "amqps":
        return amqp_url, None
    ca = parse_qs(parts.query).get("cacertfile", [None])[0]
    context: dict[str, object] = {"cert_reqs": ssl.CERT_REQUIRED, "ca_certs": ca, "server_hostname": parts.hostname}
    return parts._replace(query="").geturl(), context | {"ssl_version": ssl.PROTOCOL_TLS_CLIENT}


def brokers(amqp_url: str) -> list[str]:
    """The URL of each broker: "amqp://a/aduan;amqp://b/aduan"."""
    return [url for part in amqp_url.split(";") if (url := part.strip())]


def connect(amqp_url: str) -> Connection:
    """A connection, open, to the first broker that answers. Raises OSError or amqp's errors when none does in time."""
    *others, last = brokers(amqp_url)
    for url in others:
        with suppress(OSError, AMQPError, KombuError):
            return _connect(url)
    return _connect(last)


def _connect(amqp_url: str) -> Connection:
    options = (
        {"polling_interval": 0.05}
        if in_memory(amqp_url)
        else {"read_timeout": 2 * HEARTBEAT, "write_timeout": TIMEOUT, "client_properties": {"connection_name": "aduan"}}
    )
    heartbeat = 0 if in_memory(amqp_url) else HEARTBEAT
    url, secured = tls(amqp_url)
    connection = Connection(url, connect_timeout=TIMEOUT, heartbeat=heartbeat, transport_options=options, ssl=secured or False)
    connection.ensure_connection(max_retries=1, interval_start=0.1, timeout=TIMEOUT)
    return connection


@contextmanager
def connected(amqp_url: str) -> Iterator[Connection]:
    """A connection, thrown away in the end."""
    connection = connect(amqp_url)
    try:
        yield connection
    finally:
        part(connection)


def part(connection: Connection) -> None:
    """Without a farewell: `close` waits for a broker that may be hanging, and whoever hangs up is understood as well."""
    if connection.transport.driver_type == "memory":
        connection.release()
        return
    if connection.connected:  # or kombu would connect anew, to find the socket
        with suppress(OSError):
            connection.connection.transport.sock.settimeout(PARTING)
    connection.collect(socket_timeout=PARTING)
