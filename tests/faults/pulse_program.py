"""A process with a watch whose second is a fiftieth of one, in which something stops: `python -m tests.faults.pulse_program WHAT`."""

import os
import sys

import eventlet
from eventlet import patcher

import ops.hijau  # noqa: F401 — before anything else of ours
from shared.machinery.pulse import Pulse


def main(what: str) -> None:
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


if __name__ == "__main__":
    main(sys.argv[1])
