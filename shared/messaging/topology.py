"""Exchanges, queues and bindings: constants, declared before the first publish and never derived from names in code."""

import kombu
from amqp.exceptions import PreconditionFailed

from shared.messaging.connection import connect, in_memory

EXCHANGE = "aduan"
DEAD_EXCHANGE = "aduan.mati"
DEAD_QUEUE = "aduan.mati"
DELIVERY_LIMIT = 20  # the last net: a message that kills its consumer this often goes to the dead-letter queue
# One inbox a service. Every service hears all news: its read model must keep up with every version of a stream.
QUEUES = {"intake": "aduan.intake", "triage": "aduan.triage", "response": "aduan.response", "sla": "aduan.sla"}

exchange = kombu.Exchange(EXCHANGE, type="topic", durable=True)
dead_exchange = kombu.Exchange(DEAD_EXCHANGE, type="fanout", durable=True)


class QueueDiffers(Exception):
    """Antrean {name} di RabbitMQ dibuat dengan pengaturan lain. Hapus antrean itu (tidak ada fakta yang hilang), lalu mulai lagi."""

    def __init__(self, name: str) -> None:
        super().__init__((self.__doc__ or "").format(name=name))


def queue(service: str, memory: bool = False) -> kombu.Queue:
    """The inbox of a service: a quorum queue on a broker, a plain one in memory (which knows neither quorum nor dead letters)."""
    arguments = None if memory else {"x-queue-type": "quorum", "x-delivery-limit": DELIVERY_LIMIT, "x-dead-letter-exchange": DEAD_EXCHANGE}
    return kombu.Queue(QUEUES[service], exchange, routing_key="#", durable=True, queue_arguments=arguments)


def dead_queue() -> kombu.Queue:
    return kombu.Queue(DEAD_QUEUE, dead_exchange, durable=True, queue_arguments={"x-queue-type": "quorum"})


def declare(amqp_url: str) -> None:
    """Make what is missing. Raises QueueDiffers where something of that name exists with other arguments."""
    memory = in_memory(amqp_url)
    queues = [queue(service, memory) for service in QUEUES]
    if not memory:
        queues.append(dead_queue())
    with connect(amqp_url) as connection:
        for one in queues:
            channel = connection.channel()
            try:
                one(channel).declare()
            except PreconditionFailed:
                raise QueueDiffers(one.name) from None
            channel.close()
