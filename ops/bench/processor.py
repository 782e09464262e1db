"""Processor time of a process and all that it has started, the ended ones too; and of the database server."""

import psutil
import psycopg


class Family:
    """`seconds`: what they have used since the first was started; it never goes back, whoever ends meanwhile."""

    def __init__(self, pid: int) -> None:
        self._first = psutil.Process(pid)

    def seconds(self) -> float:
        """Raises psutil.NoSuchProcess when the first itself has ended."""
        while True:  # who ends between two looks would be counted twice, or never
            all_of_them = self._all()
            try:
                times = [one.cpu_times() for one in all_of_them]
                same = self._all() == all_of_them and all(one.cpu_times()[2:4] == t[2:4] for one, t in zip(all_of_them, times, strict=True))
            except psutil.NoSuchProcess:
                self._first.status()
                continue
            if same:
                return sum(sum(t[:4]) for t in times)

    def _all(self) -> list[psutil.Process]:
        return [self._first, *self._first.children(recursive=True)]


class Server:
    """The server behind this URL, if it runs on this machine: `seconds` is what it has used since it was started, None elsewhere."""

    def __init__(self, url: str) -> None:
        self._family: Family | None = None
        with psycopg.connect(url) as conn:
            backend = conn.info.backend_pid
            try:  # of a container's server it is a number in there: nobody here, or somebody else
                found = psutil.Process(backend).parent()
            except psutil.NoSuchProcess:
                return
            if found is not None and found.name().startswith("postgres"):
                self._family = Family(found.pid)

    def seconds(self) -> float | None:
        return None if self._family is None else self._family.seconds()
