"""A relay as a process of its own that kills itself, as by kill -9, the n-th time it passes a named point.

`python -m tests.faults.relay_program DATABASE_URL AMQP_URL POINT N`
"""

import os
import signal
import sys

from shared.machinery.messaging.relay import Relay


def main(url: str, amqp_url: str, point: str, times: str) -> None:
    left = int(times)

    def passed(name: str) -> None:
        nonlocal left
        left -= name == point
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    Relay(url, amqp_url, point=passed).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
