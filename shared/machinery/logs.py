"""Logs are facts with keys, on standard error: lines for people at a terminal, JSON otherwise; never personal data."""

import json
import logging
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# What people wrote or are, and what opens doors: such a key is left out, whoever logs it.
DANGEROUS = frozenset(
    "nama kontak isi telepon alamat email nik pelapor pertanyaan jawaban alasan komentar instruksi tanggapan saran_tujuan "
    "kode_lacak token sandi password secret authorization cookie body data url database_url database_owner_url amqp_url".split()
)
ROOT = Path(__file__).resolve().parents[2]
NOISY = ("nameko", "kombu", "amqp", "eventlet", "urllib3")  # of these only warnings


def describe(error: BaseException) -> str:
    """Class and place of an error, without its message: messages quote data, and data is personal.

    "KeyError (shared/machinery/messaging/inbox.py:41 receive)": the innermost frame of ours; without one the class alone.
    """
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(ROOT) and ".venv" not in f.filename]
    place = f" ({Path(frames[-1].filename).relative_to(ROOT)}:{frames[-1].lineno} {frames[-1].name})" if frames else ""
    return f"{type(error).__name__}{place}"


def drop_dangerous(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Leaves the dangerous keys out, and says so."""
    dropped = sorted(DANGEROUS & event.keys())
    for key in dropped:
        del event[key]
    if dropped:
        event["dibuang"] = dropped
    return event


def error_without_text(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """An exception as its classes and places: its message may quote what somebody wrote. ADUAN_DEBUG=1 shows all of it."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info if isinstance(info, BaseException) else info[1] if isinstance(info, tuple) else None
    if error is None:
        return event
    if os.environ.get("ADUAN_DEBUG"):
        event["exception"] = "".join(traceback.format_exception(error))
        return event
    event["galat"] = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    event["di"] = [f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}" for frame in reversed(frames)]
    if error.__cause__ is not None:
        event["karena"] = type(error.__cause__).__name__
    return event


def _words_alone(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """A library that logs an exception puts its text into the message too: keep the library's own words only."""
    record = event.get("_record")
    if record is not None and record.exc_info:
        event["event"] = str(record.msg)
    return event


def last_words(event: str, **facts: object) -> None:
    """One line before the process ends, past every logger: whoever holds a lock of theirs may be what has stopped."""
    said = {"event": event, **facts, "level": "critical", "logger": "pulse", "timestamp": datetime.now(UTC).isoformat()}
    os.write(2, json.dumps(said, ensure_ascii=False, default=str).encode() + b"\n")


def configure(level: str | None = None) -> None:
    """Once, at the start of the program. ADUAN_LOG=json|console, ADUAN_LOG_LEVEL=INFO."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    terminal = os.environ.get("ADUAN_LOG", "console" if sys.stderr.isatty() else "json") == "console"
    renderer: Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()) if terminal else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _words_alone],
            processors=[drop_dangerous, error_without_text, structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level or os.environ.get("ADUAN_LOG_LEVEL", "INFO").upper())
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
