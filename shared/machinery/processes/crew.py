"""A crew: processes that share out long work, a piece each at a time, and end with whoever asked them."""

import json
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import suppress
from queue import SimpleQueue

from shared.machinery.json_value import JsonObject
from shared.machinery.processes.inside import Limits, serve
from shared.machinery.processes.limited import PASSED_ON, LimitedProcess

PIECE = 3600.0  # seconds that one piece may take
DONE, FAILED = b"D", b"F"
ENVIRONMENT = (*PASSED_ON, "PSYCOPG_WAIT_FUNC", "PGPASSFILE", "PGSSLROOTCERT", "PGSSLMODE", "SSL_CERT_FILE")
Piece = Callable[[JsonObject], JsonObject]


class PieceFailed(Exception):
    """Sebagian pekerjaan ini gagal ({why}). Yang sudah selesai tercatat: jalankan perintah ini lagi, ia melanjutkan dari situ."""

    def __init__(self, why: str) -> None:
        super().__init__((type(self).__doc__ or "").format(why=why))


def work_for_a_crew(piece: Piece) -> None:
    """The other end, in a module that is run as a program. Whatever is raised ends the piece, and is told to whoever asked."""

    def work(body: bytes) -> tuple[bytes, bytes]:
        try:
            return DONE, json.dumps(piece(json.loads(body))).encode()
        except Exception as e:  # noqa: BLE001 — an edge: whoever asked says it to people
            return FAILED, _why(e).encode()

    serve(lambda: work, Limits())


def _why(error: Exception) -> str:
    """Our own sentences are for people; those of others may quote a row."""
    if type(error).__module__.partition(".")[0] in ("shared", "services", "ops"):
        return str(error)
    return f"{type(error).__name__} {getattr(error, 'sqlstate', None) or ''}".strip()


class Crew:
    """`module` is run as a program that calls `work_for_a_crew`. A piece whose process ended is done once more: it may be done twice."""

    def __init__(self, module: str, processes: int) -> None:
        self._all = [LimitedProcess(module, PIECE, ENVIRONMENT, again=True) for _ in range(processes)]

    def run(self, pieces: Sequence[JsonObject]) -> Iterator[tuple[int, JsonObject]]:
        """(which, answer) as each gets done. Whoever stops asking ends what is under way. Raises PieceFailed."""
        idle: SimpleQueue[LimitedProcess] = SimpleQueue()
        for process in self._all:
            idle.put(process)

        def one(which: int) -> tuple[int, JsonObject]:
            process = idle.get()
            try:
                kind, answer = process.exchange(json.dumps(pieces[which]).encode())
            finally:
                idle.put(process)
            if kind != DONE:
                raise PieceFailed(answer.decode())
            return which, json.loads(answer)

        with ThreadPoolExecutor(len(self._all)) as threads:
            under_way: list[Future[tuple[int, JsonObject]]] = [threads.submit(one, which) for which in range(len(pieces))]
            try:
                for done in as_completed(under_way):
                    yield done.result()
            except OSError as e:
                raise PieceFailed(f"satu prosesnya berakhir: {type(e).__name__}") from e
            finally:
                unfinished = [future for future in under_way if not future.done()]
                for future in unfinished:
                    future.cancel()
                if unfinished:
                    self._kill()

    def _kill(self) -> None:
        """Who waits for an answer hears of it as a process that ended; it is started anew with the next piece."""
        for process in self._all:
            if (pid := process.pid) is not None:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    def close(self) -> None:
        for process in self._all:
            process.close()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
