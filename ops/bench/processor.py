"""Processor time of the database server, all of its processes together, the ended ones too."""

import psutil
import psycopg


class Server:
    """The server behind this URL, if it runs on this machine: `seconds` is what it has used since it was started, None elsewhere."""

    def __init__(self, url: str) -> None:
        self._main: psutil.Process | None = None
        with psycopg.connect(url) as conn:
            backend = conn.info.backend_pid
            try:
                found = psutil.Process(backend).parent()
            except psutil.NoSuchProcess:
                return
            if found is not None and found.name().startswith("postgres"):
                self._main = found

    def seconds(self) -> float | None:
        if self._main is None:
            return None
        while True:  # who ends between two looks would be counted twice, or never
            before = self._main.children()
            t = self._main.cpu_times()
            try:
                others = [child.cpu_times() for child in before]
            except psutil.NoSuchProcess:
                continue
            if self._main.children() == before and self._main.cpu_times()[2:4] == t[2:4]:
                return t.user + t.system + t.children_user + t.children_system + sum(c.user + c.system for c in others)
