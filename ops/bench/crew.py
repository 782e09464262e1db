"""Worker processes of a benchmark: started, made ready, let go all at once, heard."""

import json
import os
import subprocess
import sys
from typing import Any

from shared.machinery.settings import REPO


class Worker:
    """One process. `go` lets it begin, `report` waits for what it has to say."""

    def __init__(self, **job: Any) -> None:
        env = {**os.environ, "PYTHONPATH": str(REPO)}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "ops.bench.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
        )
        self._say(json.dumps(job))

    def wait_ready(self) -> None:
        line = self._process.stdout.readline()
        if line != "ready\n":
            raise RuntimeError(f"a worker ended early: {line!r}")

    def go(self) -> None:
        self._say("go")

    def report(self) -> dict[str, Any]:
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("a worker ended without a report")
        return json.loads(line)

    def close(self) -> None:
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _say(self, line: str) -> None:
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
