"""Looks into the queues of a real broker, as an outsider."""

import json

import kombu
import psycopg

from shared.machinery.messaging.topology import QUEUES, queue

ALL = tuple(QUEUES.values())


def take_all(amqp_url: str, service: str) -> list[dict]:
    """Every message of a service's queue, decoded, in order; the queue is empty then."""
    taken: list[dict] = []
    with kombu.Connection(amqp_url) as connection:
        channel = connection.channel()
        one = queue(service)(channel)
        one.declare()
        while (message := one.get(no_ack=True)) is not None:
            body = message.body if isinstance(message.body, bytes) else message.body.encode()
            taken.append(json.loads(body))
    return taken


def positions(messages: list[dict]) -> list[int]:
    return [m["position"] for m in messages]


def put(amqp_url: str, bodies: list[bytes], service: str = "triage", **properties: object) -> None:
    """Straight into a service's queue."""
    properties = {"content_type": "application/cloudevents+json", "content_encoding": "utf-8", **properties}
    with kombu.Connection(amqp_url) as connection:
        producer = connection.Producer()
        for body in bodies:
            producer.publish(body, routing_key=QUEUES[service], **properties)


def ready(amqp_url: str, name: str) -> int:
    """Messages that wait there; those in somebody's hand are not counted. Exact and cheap, which rabbitmqctl is not."""
    with kombu.Connection(amqp_url) as connection:
        return kombu.Queue(name, channel=connection.channel()).queue_declare(passive=True).message_count


def exists(amqp_url: str, name: str) -> bool:
    with kombu.Connection(amqp_url) as connection:
        try:
            kombu.Queue(name, channel=connection.channel()).queue_declare(passive=True)
        except connection.channel_errors:
            return False
        except TimeoutError:
            return False
    return True


def delete_all(amqp_url: str) -> None:
    """A wiped broker: every queue of ours is gone."""
    with kombu.Connection(amqp_url) as connection:
        channel = connection.channel()
        for name in ALL:
            channel.queue_delete(name)


def relayed(conn: psycopg.Connection) -> int:
    """The relay's mark: published and confirmed up to here."""
    return conn.execute("SELECT position FROM messaging.marks WHERE name = 'relay'").fetchone()[0]


def ordered(conn: psycopg.Connection) -> int:
    return conn.execute("SELECT coalesce(max(position), 0) FROM eventstore.ledger").fetchone()[0]
