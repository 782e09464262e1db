"""How several processes find the same tests at the same time, without each making what one of them is enough for."""

import gc
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis.internal.constants_ast import constants_from_module, is_local_module_file

T = TypeVar("T")


@contextmanager
def tanpa_pemungut() -> Iterator[None]:
    """What is found stays to the end: nobody looks through it for what could be thrown away, neither now nor later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def muat_bergiliran(config: pytest.Config) -> None:
    """Each begins with a part of its own. What pytest makes of a file of tests, and Hypothesis of the program's files, is on disk for the
    others then; where all begin with the same file, all of them make it.
    """
    bagian = int(config.workerinput["workerid"].removeprefix("gw")) / config.workerinput["workercount"]
    for berkas in _mulai_di(bagian, sorted(b for arg in config.args for b in _berkas_uji(config.invocation_params.dir / arg))):
        with suppress(Exception, pytest.skip.Exception):  # it is collected next, which says what is wrong with it
            importlib.import_module(".".join(berkas.relative_to(config.rootpath).with_suffix("").parts))
    for _, modul in _mulai_di(bagian, sorted(sys.modules.items())):
        if is_local_module_file(getattr(modul, "__file__", None) or ""):
            constants_from_module(modul)


def _berkas_uji(path: Path) -> list[Path]:
    return [path] if path.is_file() else list(path.rglob("test_*.py"))


def _mulai_di(bagian: float, semua: Sequence[T]) -> list[T]:
    mulai = int(bagian * len(semua))
    return [*semua[mulai:], *semua[:mulai]]
