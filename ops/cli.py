"""`./aduan`: every command, and the one place where an error becomes a sentence and an exit code."""

import os
import sys
import warnings

# Read when psycopg is imported: without it a query stops every greenlet of the process.
os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_select")
if __name__ == "__main__" and not (sys.warnoptions or os.environ.get("ADUAN_DEBUG")):
    # What libraries tell programmers is nothing that people at an office can act on; the processes that we start say none of it either.
    warnings.simplefilter("ignore")
    os.environ["PYTHONWARNINGS"] = "ignore"
if __name__ == "__main__" and sys.argv[1:2] in (["up"], ["serve"]):
    import ops.hijau

import pkgutil
import traceback
from collections.abc import Callable
from functools import cache
from importlib import import_module

import typer
from typer.main import get_command

import ops.perintah
from ops.berhenti import pasang
from ops.gagal import kalimat

app = typer.Typer(
    name="aduan",
    help="Aduan: penanganan aduan masyarakat di kecamatan.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in pkgutil.iter_modules(ops.perintah.__path__):
    import_module(f"ops.perintah.{module.name}").daftar(app)


@cache
def commands() -> Callable[..., object]:
    """All of them, laid out once."""
    return get_command(app)


def main() -> int:
    """Runs the command of sys.argv. ADUAN_DEBUG=1 shows the traceback of an error."""
    pasang()
    try:
        commands()(prog_name="./aduan")
    except Exception as error:
        if os.environ.get("ADUAN_DEBUG"):
            raise
        if (kata := kalimat(error)) is None:
            akhir = traceback.extract_tb(error.__traceback__)[-1]
            kata = f"Kesalahan program: {type(error).__name__} di {akhir.filename}:{akhir.lineno}. ADUAN_DEBUG=1 menunjukkan selengkapnya."
        print(f"aduan: {kata}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
