"""What of a long piece of work is done, a line each in a file: who was ended in the middle goes on where it was."""

import fcntl
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TextIO

from shared.machinery.json_value import JsonObject

KEPT = timedelta(days=1)  # what was done longer ago is done again: meanwhile anything may have happened to it


class Journal:
    """`about`: of what; one that is about something else, or too old, is begun anew. Outside the database: who can change what is
    there must not be able to say that it was checked. For the program's user alone.

    Where the file cannot be written, or another process has it, nothing is kept, and the work is done as without one.
    """

    def __init__(self, path: Path, about: JsonObject) -> None:
        self._path, self._about = path, about
        self.done: dict[str, JsonObject] = {}
        self._file = self._open()

    def note(self, piece: str, answer: JsonObject) -> None:
        """Outlasts our own end; after a power cut the last ones may be missing, and are done again."""
        self._write({"piece": piece, "answer": answer})

    def finish(self) -> None:
        """All is done: the next one begins anew."""
        if self._file is not None:
            self._path.unlink(missing_ok=True)
            self.close()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> TextIO | None:
        try:
            file = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8")
        except OSError:
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.done = _read(file, self._about)
            if not self.done:
                file.seek(0)
                file.truncate()
                print(json.dumps({"about": self._about, "begun": datetime.now(UTC).isoformat()}), file=file, flush=True)
        except OSError:
            file.close()
            return None
        return file

    def _write(self, line: JsonObject) -> None:
        if self._file is not None:
            print(json.dumps(line, separators=(",", ":")), file=self._file, flush=True)


def _read(file: TextIO, about: JsonObject) -> dict[str, JsonObject]:
    """Half a line at the end, where somebody was killed in the middle of it, is cut off."""
    done: dict[str, JsonObject] = {}
    whole = 0
    for number, line in enumerate(iter(file.readline, "")):
        try:
            said = json.loads(line) if line.endswith("\n") else None
        except ValueError:
            said = None
        if said is None:
            break
        if number:
            done[said["piece"]] = said["answer"]
        elif said["about"] != about or datetime.now(UTC) - datetime.fromisoformat(said["begun"]) > KEPT:
            return {}
        whole = file.tell()
    file.seek(whole)
    file.truncate()
    return done
