"""A process with a watch whose second is a fiftieth of one, in which something stops; tests/support/bibit.py makes it."""

import os
import sys

import eventlet
from eventlet import patcher

import ops.hijau  # noqa: F401 — before anything else of ours
from shared.machinery.pulse import Pulse


def main() -> None:
    what = sys.argv[1]
    pulse = Pulse(turn=0.02)
    pulse.start()
    print("Siap", flush=True)
    match what:
        case "a loop stands still":
            pulse.part("loop", 5)
        case "no greenlet comes to its turn":
            patcher.original("time").sleep(60)
        case "a loop fails":
            pulse.spawn("loop", lambda: [].pop())
        case "a loop returns":
            pulse.spawn("loop", lambda: None)
        case "the end is held up":
            pulse.end = lambda: os._exit(1)  # what would start it again
            pulse.leave()
        case "nothing stops":
            pass
    eventlet.sleep(60)
