"""How every command ends early: SIGINT, SIGTERM and SIGHUP all become one exception, so that whatever was started ends on the way out."""

import signal
from types import FrameType
from typing import NoReturn

TANDA = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Dihentikan(SystemExit):
    """Ended by a signal; nothing but the places that clean up meet it, and the exit code is the shell's own for that signal."""

    def __init__(self, tanda: int) -> None:
        super().__init__(128 + tanda)


def pasang() -> None:
    """For Ctrl-C too: a shell that starts us in the background has it ignored. A SIGHUP that is ignored (nohup) stays so."""
    for tanda in TANDA:
        if tanda != signal.SIGHUP or signal.getsignal(tanda) != signal.SIG_IGN:
            signal.signal(tanda, _berhenti)


def abaikan() -> None:
    """From here on nothing breaks the cleaning up off: what is asked again while servers are taken away would leave them behind."""
    for tanda in TANDA:
        signal.signal(tanda, signal.SIG_IGN)


def _berhenti(tanda: int, _: FrameType | None) -> NoReturn:
    abaikan()
    raise Dihentikan(tanda)
