"""Whatever a process lives by is watched: what ends by itself, or has not turned for too long, ends the process, with a reason.

The watch is a thread of the system's own, beside eventlet: it turns when no greenlet does. Its clock is its own turns, one a second: in a
process that was stopped and goes on, or on a machine that slept, nobody is deaf. Whoever starts the process again (a service unit, compose,
`up` itself) goes by its end; that nothing is lost thereby is what the faults' tests are about.

How long each may be still, in seconds (turns of the watch). Whoever works longer says on its way that it comes on (`came_on`): every
answer of the database, and every wait for one that was given up, says so by itself. A duty that rests longer has as much more.

| Part | Its longest lawful silence | Limit |
|---|---|---|
| hub | a greenlet that computes, on a machine that is busy: a few | HUB = 30 |
| web | a knock that is answered late, and the pause before it: 20; three in a row count | WEB = 60 |
| news | one statement of a duty (60), its grace and a wait for a connection: 67; three brokers that say nothing: 45 | LOOP = 90 |
| relay | one statement of the ledger's (180) and its grace; two waits for a broker: 40 | RELAY = 210 |
| duties | the rest between two rounds (60), then one statement as above: 127; a message to a person: 40 | DUTY = 150 |
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field

import eventlet
from eventlet import patcher
from eventlet.greenthread import GreenThread

from shared.machinery.json_value import JsonObject
from shared.machinery.logs import describe, last_words
from shared.machinery.part import Part

DEAF = 70  # the exit code
TURN = 1.0  # seconds
HUB, WEB, LOOP, RELAY, DUTY = 30, 60, 90, 210, 150  # turns of the watch
REST = 60  # seconds between two rounds of a duty, at most
KNOCK_EVERY, KNOCK_WITHIN = 10.0, 10.0  # seconds
LEAVE_WITHIN = 20  # turns from being told to end until the end

_thread, _time, _socket = (patcher.original(name) for name in ("_thread", "time", "socket"))


@dataclass
class Pulse:
    """`end` ends the process; it is called in the watch's own thread, and does not come back."""

    end: Callable[[], object] = lambda: os._exit(DEAF)
    turn: float = TURN
    parts: dict[str, Part] = field(default_factory=dict)
    going: bool = False  # about to leave: whoever can ask somebody else should
    _leaving: int | None = None  # turns since we were told to end

    def part(self, name: str, limit: int) -> Part:
        """Watched from now on; the same name is the same part."""
        return self.parts.setdefault(name, Part(name, limit))

    def watch(self, name: str, green: GreenThread) -> GreenThread:
        """It may end only once we are leaving."""
        green.link(self._ended, name)
        return green

    def spawn(self, name: str, function: Callable[..., object], *args: object) -> GreenThread:
        return self.watch(name, eventlet.spawn(function, *args))

    def start(self, address: tuple[str, int] | None = None) -> None:
        """From now on. `address`: where we answer; we ask there ourselves."""
        self.spawn("hub", self._hub, self.part("hub", HUB))
        _thread.start_new_thread(self._run, ())
        if address is not None:
            _thread.start_new_thread(self._knock, (address, self.part("web", WEB)))

    def leave(self) -> None:
        """Nobody is deaf any more, and whoever holds up the end has so long."""
        self.going = True
        self._leaving = 0

    @property
    def sound(self) -> bool:
        return not any(part.deaf for part in self.parts.values())

    def state(self) -> JsonObject:
        """Each part: for how many seconds it has not turned, and how many it may."""
        return {p.name: {"diam_detik": round(p.still * self.turn), "batas_detik": round(p.limit * self.turn)} for p in self.parts.values()}

    def _ended(self, green: GreenThread, name: str) -> None:
        if self._leaving is not None:
            return
        reason = "ended"
        try:
            green.wait()
        except BaseException as e:  # noqa: BLE001 — whatever it died of is the reason, and the end
            reason = describe(e)
        self._give_up("part_ended", bagian=name, error=reason)

    def _give_up(self, event: str, **facts: object) -> None:
        last_words(event, **facts)
        self.end()

    def _hub(self, part: Part) -> None:
        while True:
            part.turned()
            eventlet.sleep(self.turn)

    def _run(self) -> None:
        """No greenlet, no lock that a greenlet may hold, no logger."""
        while True:
            _time.sleep(self.turn)
            if self._leaving is not None:
                self._leaving += 1
                if self._leaving > LEAVE_WITHIN:
                    last_words("end_held_up", detik=LEAVE_WITHIN)
                    os._exit(DEAF)  # and nothing that would start it again
                continue
            for part in list(self.parts.values()):
                part.look()
                if part.deaf:
                    self._give_up("part_deaf", bagian=part.name, diam_detik=round(part.still * self.turn))

    def _knock(self, address: tuple[str, int], part: Part) -> None:
        """Any answer will do, also that there is no place or that this is no TLS: somebody took us in."""
        while True:
            try:
                with _socket.create_connection(address, timeout=KNOCK_WITHIN) as door:
                    door.sendall(b"GET /livez HTTP/1.0\r\n\r\n")
                    door.recv(1)
                part.turned()
            except ConnectionResetError:
                part.turned()
            except OSError:
                pass  # it counts as not turned, and after WEB turns it is said
            _time.sleep(KNOCK_EVERY)


PULSE = Pulse()  # the process's own
