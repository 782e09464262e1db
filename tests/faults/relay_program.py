"""A relay as a process of its own that kills itself, as by kill -9, the n-th time it passes a named point.

Its words: DATABASE_URL AMQP_URL POINT N. Made of a process that has it imported (tests/support/bibit.py).
"""

import os
import signal
import sys

from shared.machinery.messaging.relay import Relay


def main() -> None:
    url, amqp_url, point, times = sys.argv[1:]
    left = int(times)

    def passed(name: str) -> None:
        nonlocal left
        left -= name == point
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    Relay(url, amqp_url, point=passed).run()
