"""Exchanges, queues and bindings: constants, declared before the first publish and never derived from names in code."""

from amqp.exceptions import AMQPError, NotFound, PreconditionFailed
from kombu.connection import Connection
from kombu.entity import Exchange, Queue
from kombu.exceptions import KombuError

from shared.machinery.messaging.connection import connected, in_memory

EXCHANGE = "aduan"
DEAD_EXCHANGE = "aduan.mati"
DEAD_QUEUE = "aduan.mati"
SUBSCRIBER_HOLDS = 100_000  # messages: of a subscriber who stays away the oldest go, before the broker's disk is full; the feed has them
DELIVERY_LIMIT = 20  # the last net: a message that kills its consumer this often goes to the dead-letter queue
# One inbox a service. Every service hears all news: its read model must keep up with every version of a stream.
QUEUES = {"intake": "aduan.intake", "triage": "aduan.triage", "response": "aduan.response", "sla": "aduan.sla"}

exchange = Exchange(EXCHANGE, type="topic", durable=True)
dead_exchange = Exchange(DEAD_EXCHANGE, type="fanout", durable=True)


class QueueDiffers(Exception):
    """Antrean {name} di RabbitMQ dibuat dengan pengaturan lain. Hapus antrean itu (tidak ada fakta yang hilang), lalu mulai lagi."""

    def __init__(self, name: str) -> None:
        super().__init__((self.__doc__ or "").format(name=name))


BROKER_ERRORS: tuple[type[Exception], ...] = (OSError, AMQPError, KombuError, QueueDiffers)  # what a broker's going away looks like


def queue(service: str, memory: bool = False) -> Queue:
    """The inbox of a service: a quorum queue on a broker, a plain one in memory (which knows neither quorum nor dead letters)."""
    arguments = None if memory else {"x-queue-type": "quorum", "x-delivery-limit": DELIVERY_LIMIT, "x-dead-letter-exchange": DEAD_EXCHANGE}
    return Queue(QUEUES[service], exchange, routing_key="#", durable=True, queue_arguments=arguments)


def dead_queue() -> Queue:
    """Where messages end that killed their consumer DELIVERY_LIMIT times."""
    return Queue(DEAD_QUEUE, dead_exchange, durable=True, queue_arguments={"x-queue-type": "quorum"})


def inbox(connection: Connection, service: str) -> Queue:
    """The queue of a service, on a channel of its own. To find it takes no right but to read it; making it is the relay's work.

    Raises amqp's AccessRefused while it is not there and this user may not make it.
    """
    if connection.transport.driver_type == "memory":
        one = queue(service, memory=True)(connection.channel())
        one.declare()
        return one
    one = queue(service)(connection.channel())
    try:
        one.queue_declare(passive=True)
    except NotFound:
        one = queue(service)(connection.channel())
        one.declare()
    return one


def declare(amqp_url: str) -> None:
    """Make what is missing. Raises QueueDiffers where something of that name exists with other arguments."""
    memory = in_memory(amqp_url)
    queues = [queue(service, memory) for service in QUEUES]
    if not memory:
        queues.append(dead_queue())
    with connected(amqp_url) as connection:
        for one in queues:
            channel = connection.channel()
            try:
                one(channel).declare()
            except PreconditionFailed:
                raise QueueDiffers(one.name) from None
            channel.close()


def subscriber(name: str, wilayah: str = "") -> Queue:
    """The queue of an outside reader; bound to the events of a wilayah and of all below it ("33.13.#"), or (empty) just named."""
    arguments = {"x-queue-type": "quorum", "x-max-length": SUBSCRIBER_HOLDS}
    key = f"{wilayah}.#" if wilayah else ""
    return Queue(f"langganan.{name}", exchange if wilayah else None, routing_key=key, durable=True, queue_arguments=arguments)


def declare_subscriber(amqp_url: str, name: str, wilayah: str) -> None:
    """Raises QueueDiffers, or amqp's AccessRefused, or NotFound as long as the relay has not made the exchange."""
    with connected(amqp_url) as connection:
        one = subscriber(name, wilayah)(connection.channel())
        try:
            one.queue_declare()
        except PreconditionFailed:
            raise QueueDiffers(one.name) from None
        one.queue_bind()
