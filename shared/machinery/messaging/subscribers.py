"""Outside subscribers as the database knows them: their queues outlast a wiped broker, and what they missed is said."""

from dataclasses import dataclass
from datetime import datetime

import psycopg
import structlog
from amqp.exceptions import AccessRefused, NotFound
from kombu.connection import Connection
from prometheus_client import Gauge

from shared.machinery.database import Database, sql
from shared.machinery.json_value import JsonObject
from shared.machinery.messaging.connection import connected, in_memory
from shared.machinery.messaging.topology import subscriber

LOST = Gauge("aduan_subscriber_lost", "1 while a subscriber whose queue was lost waits for its user", ["pelanggan"])
NAMED: set[str] = set()  # who is in it

log = structlog.get_logger("relay")


@dataclass(frozen=True, slots=True)
class Subscriber:
    """`lost_at`: when its queue was found gone and made again, and nobody has given it a user since; `lost_until`: the ledger's position
    up to which what was published may not have reached it."""

    name: str
    wilayah: list[str]
    lost_at: datetime | None
    lost_until: int | None


def subscribers(conn: psycopg.Connection) -> list[Subscriber]:
    return [Subscriber(*row) for row in conn.execute(sql(__file__, "subscribers"))]


def add(conn: psycopg.Connection, name: str, wilayah: str) -> None:
    """Kept, so that its queue can be made again."""
    conn.execute(sql(__file__, "subscriber_add"), {"name": name, "wilayah": wilayah})


def remove(conn: psycopg.Connection, name: str) -> bool:
    """Whether there was one."""
    return conn.execute(sql(__file__, "subscriber_remove"), {"name": name}).rowcount > 0


def renew(conn: psycopg.Connection, amqp_url: str, position: int) -> None:
    """At every new connection of the relay: makes what is missing, and notes it. Raises what the broker raises."""
    if in_memory(amqp_url) or not (known := subscribers(conn)):
        return
    with connected(amqp_url) as connection:
        for one in known:
            try:
                made = _make(connection, one)
            except AccessRefused:  # a user of before the relay made subscribers' queues
                log.error("subscriber_queue_refused", pelanggan=one.name)
                continue
            if made:
                conn.execute(sql(__file__, "subscriber_lost"), {"name": one.name, "position": position})
                log.error("subscriber_queue_made_again", pelanggan=one.name, sampai_posisi=position)


def _make(connection: Connection, one: Subscriber) -> bool:
    """Whether it was missing."""
    channel = connection.channel()
    try:
        subscriber(one.name)(channel).queue_declare(passive=True)
        missing = False
    except NotFound:
        channel, missing = connection.channel(), True
    for wilayah in one.wilayah:
        queue = subscriber(one.name, wilayah)(channel)
        if missing:
            queue.queue_declare()
        queue.queue_bind()
    channel.close()
    return missing


def subscribers_health(db: Database) -> JsonObject:
    """Who must be given a user again, by name, and what they must read from the feed; nothing where nobody subscribes. Who misses nothing
    is counted only: health is read by anybody. The gauge is set here, too."""
    with db.connection() as conn:
        known = subscribers(conn)
    for gone in NAMED - {one.name for one in known}:
        LOST.remove(gone)
        NAMED.discard(gone)
    for one in known:
        NAMED.add(one.name)
        LOST.labels(one.name).set(one.lost_at is not None)
    if not known:
        return {}
    lost: JsonObject = {
        one.name: f"antrean dibuat lagi {one.lost_at:%Y-%m-%d %H:%M} UTC; kabar sampai posisi {one.lost_until} mungkin tidak sampai"
        f" (baca umpan), dan penggunanya perlu dibuat lagi: ./aduan subscriber add --nama {one.name} --wilayah {one.wilayah[0]}"
        for one in known
        if one.lost_at is not None
    }
    return {"pelanggan": {"status": "ada yang perlu dilihat" if lost else "sehat", "jumlah": len(known), **lost}}
