"""The bell of the bus in memory: rings when something was put into it, and for whoever is to end, so that nobody looks again and again."""

from eventlet.event import Event


class Bell:
    """For the greenlets of one thread. Whoever waits takes the next ring first, and looks then: what comes meanwhile rings it."""

    def __init__(self) -> None:
        self._next = Event()

    def next(self) -> Event:
        return self._next

    def ring(self) -> None:
        rung, self._next = self._next, Event()
        rung.send()


BELL = Bell()  # the process's own, as the bus is
