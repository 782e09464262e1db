"""A service's read model built anew by several processes, each slice of the streams by one of them.

Run as a program it is one of these processes. Who was ended in the middle goes on where it was, unless the program is another by now.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from ops.susul import LAYANAN
from shared.layanan.dasar import Kolam
from shared.machinery.database import connect
from shared.machinery.eventstore.verify import plan
from shared.machinery.json_value import JsonObject
from shared.machinery.processes.crew import Crew, work_for_a_crew
from shared.machinery.processes.journal import Journal
from shared.machinery.projection.rebuild import Rebuilder, slices
from shared.machinery.service.app import App
from shared.machinery.settings import REPO, Settings

IRISAN = 25_000  # events in a slice, about: some seconds of work, which is what an end in the middle costs
Maju = Callable[[int, int], None]  # events done, of how many


def bangun_ulang(settings: Settings, nama: str, proses: int, catatan: Path, maju: Maju = lambda _, __: None, irisan: int = IRISAN) -> int:
    """How many events were read, those of an interrupted run included. `settings`: with database URLs that can be used."""
    with connect(settings.database_owner_url, "aduan_admin") as conn:
        awal = plan(conn)
    semua = slices(-(-max(awal.upto, 1) // irisan))
    tentang = {"service": nama, "database": awal.database, "slices": len(semua), "program": program()}
    with Journal(catatan, tentang) as tercatat:
        selesai = {int(n): _banyak(isi) for n, isi in tercatat.done.items()}
        sisa = [n for n in range(len(semua)) if n not in selesai]
        maju(sum(selesai.values()), awal.upto)

        def satu(n: int, banyak: int) -> None:
            selesai[n] = banyak
            tercatat.note(str(n), {"events": banyak})
            maju(sum(selesai.values()), awal.upto)

        if proses == 1 or len(sisa) <= 1:
            with closing(LAYANAN[nama](settings, Kolam(1, 2))) as app:
                for n in sisa:
                    satu(n, _rebuilder(app).run(slice_=semua[n]))
        else:
            with Crew(__name__, proses) as regu:
                for ke, jawab in regu.run([_pekerjaan(settings, nama, *map(str, semua[n])) for n in sisa]):
                    satu(sisa[ke], _banyak(jawab))
        tercatat.finish()
    return sum(selesai.values())


@cache
def program() -> str:
    """A digest of what rows are made by: half of them by one program and half by another would be nobody's."""
    isi = sha256()
    for folder in ("shared", "services"):
        for berkas in sorted([*(REPO / folder).rglob("*.py"), *(REPO / folder).rglob("*.sql")]):
            isi.update(berkas.read_bytes())
    return isi.hexdigest()


def _pekerjaan(settings: Settings, nama: str, first: str, until: str) -> JsonObject:
    return {
        "service": nama,
        "database_url": settings.database_url,
        "data": str(settings.data),
        "master_key_file": str(settings.master_key_file),
        "public_url": settings.public_url,
        "first": first,
        "until": until,
    }


def _banyak(jawab: JsonObject) -> int:
    return int(str(jawab["events"]))


def _rebuilder(app: App) -> Rebuilder:
    p = app.projector
    return Rebuilder(p.db, p.store, p.model, p.rules)


@cache
def _app(nama: str, settings: Settings) -> App:
    return LAYANAN[nama](settings, Kolam(1, 2))


def kerjakan(pekerjaan: JsonObject) -> JsonObject:
    isi = {nama: str(nilai) for nama, nilai in pekerjaan.items()}
    settings = Settings(data=Path(isi["data"]), master_key_file=Path(isi["master_key_file"]))
    app = _app(isi["service"], replace(settings, database_url=isi["database_url"], public_url=isi["public_url"]))
    return {"events": _rebuilder(app).run(slice_=(UUID(isi["first"]), UUID(isi["until"])))}


if __name__ == "__main__":
    work_for_a_crew(kerjakan)
