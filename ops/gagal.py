"""What a person can put right: one sentence, no traceback."""

import errno
import sys

PENUH = (errno.ENOSPC, errno.EDQUOT)


class Gagal(Exception):
    """A command cannot go on; the message is the whole sentence the person reads."""


def disk_penuh(di: object) -> Gagal:
    return Gagal(f"Disk penuh: {di} tidak dapat ditulisi. Kosongkan tempat, lalu jalankan lagi.")


def kalimat(error: BaseException) -> str | None:
    """The sentence for an error that a person can cause; None for what only a programmer can have caused."""
    # What our own rooms raise is typed, and its message is the sentence (habit 5 of the style).
    if type(error).__module__.partition(".")[0] in ("ops", "shared", "services"):
        return str(error)
    return _sistem(error) if isinstance(error, OSError) else _postgres(error)


def _postgres(error: BaseException) -> str | None:
    if "psycopg" not in sys.modules:
        return None
    import psycopg
    from psycopg import errors
    from psycopg_pool import PoolTimeout

    match error:
        case errors.DiskFull():
            return str(disk_penuh("basis data"))
        case errors.UndefinedTable() | errors.InvalidSchemaName():
            return "Basis data ini belum disiapkan: jalankan ./aduan migrate dahulu."
        case errors.InsufficientPrivilege():
            return f"Pengguna basis data tidak berhak melakukan ini: {_baris(error)}."
        case errors.LockNotAvailable():
            return "Program lain sedang memakai tabel yang sama; tunggu sebentar, lalu jalankan lagi."
        case PoolTimeout():
            return "PostgreSQL tidak menjawab dalam 5 detik."
        case errors.AdminShutdown() | errors.CrashShutdown():
            return "PostgreSQL dihentikan selagi perintah ini berjalan; jalankan lagi."
        case psycopg.OperationalError():
            return f"PostgreSQL tidak dapat dihubungi: {_baris(error)}."
    return None


def _sistem(error: OSError) -> str | None:
    berkas = error.filename or "berkas"
    if error.errno in PENUH:
        return str(disk_penuh(berkas))
    match error:
        case FileNotFoundError():
            return f"Berkas {berkas} tidak ditemukan."
        case PermissionError():
            return f"Tidak ada izin untuk {berkas}."
        case IsADirectoryError():
            return f"{berkas} adalah folder, bukan berkas."
    return None


def _baris(error: BaseException) -> str:
    """The last line that says something, without psycopg's prefix; it names hosts and users, never passwords."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0].removeprefix("connection failed: ").rstrip(".") if lines else type(error).__name__
