"""A bus with bad manners: it drops, doubles, delays and reorders, as its seed says."""

import random
from collections.abc import Sequence

from shared.machinery.messaging.publisher import Message, NotConfirmed
from shared.machinery.messaging.topology import QUEUES


class Bus:
    """Stands in a relay's publisher. `loss`: the share of deliveries that nobody ever sees."""

    def __init__(self, rnd: random.Random, loss: float = 0.1) -> None:
        self._rnd, self._loss = rnd, loss
        self._queues: dict[str, list[bytes]] = {service: [] for service in QUEUES}

    def publish(self, batch: Sequence[Message]) -> None:
        """Now and then it takes the batch, or a part of it, and does not confirm."""
        taken = batch if self._rnd.random() < 0.9 else batch[: self._rnd.randrange(len(batch) + 1)]
        for message in taken:
            for queue in self._queues.values():
                if self._rnd.random() >= self._loss:
                    queue.extend([message.body] * self._rnd.choice([1, 1, 1, 2, 5]))
        if len(taken) < len(batch) or self._rnd.random() < 0.1:
            raise NotConfirmed

    def keep_alive(self) -> None:
        pass

    def close(self) -> None:
        pass

    def deliver(self, service: str) -> list[bytes]:
        """Some of what waits, in any order; the rest comes later."""
        queue = self._queues[service]
        self._rnd.shuffle(queue)
        batch = [queue.pop() for _ in range(min(len(queue), self._rnd.randrange(1, 12)))]
        if batch and self._rnd.random() < 0.2:
            queue.extend(batch)  # it was not acknowledged: it comes again
        return batch

    def wipe(self) -> None:
        for queue in self._queues.values():
            queue.clear()
