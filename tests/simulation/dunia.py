"""A small world: offices, their staff, citizens, four services and a relay, moved one random step at a time."""

import random
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg

from ops.susul import LAYANAN
from services.intake.lapor.terima import Kedatangan
from services.intake.permintaan import AduanBaru, Keberatan, Klarifikasi, Pencabutan, Penilaian
from services.response import permintaan as r
from services.response.application import Response
from services.triage import permintaan as t
from services.triage.application import Triage
from shared.domain.aduan.keadaan import Aduan, fold
from shared.domain.aduan.penolakan import Penolakan
from shared.domain.akses.petugas import Petugas
from shared.layanan.dasar import Kolam
from shared.machinery.database import database_away
from shared.machinery.messaging.publisher import NotConfirmed
from shared.machinery.messaging.relay import Relay
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.projection.rebuild import Rebuilder
from shared.machinery.settings import Settings
from tests.simulation.bus import Bus
from tests.support.checker import Receipt
from tests.support.postgres import BasisUji

OFFICES = ("33.13.17", "33.13.16", "33.13.05")
CLASS = {"kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}
POOL = Kolam(2, 2)
TEXT = "Kata-kata."
RESPOND = {
    0: (r.Disposisi(TEXT, TEXT), "ppid"),
    1: (r.Kembalian(TEXT), "ppid"),
    4: (r.Susunan(TEXT), "ppid"),
    5: (r.Terima(), "ppid"),
    6: (r.Catat(), "operator"),
    7: (r.Berikan(), "operator"),
}
STEPS = (
    ("file", 3), ("file_again", 2), ("classify", 8), ("triage_else", 3), ("merge", 8), ("respond", 16), ("reporter", 5),  # people
    ("publish", 8), ("news", 12), ("retry", 1), ("sweep", 1), ("rebuild", 0.5), ("due", 1),  # machines
    ("restart", 0.6), ("restart_relay", 1), ("wipe_bus", 0.3), ("cut_connections", 0.5),  # misfortune
)  # fmt: skip


class Died(Exception):
    """The relay was killed."""


def _die(point: str) -> None:
    if point == "published":
        raise Died


class Dunia:
    """`run(n)`, then `drain()`: then nothing is under way any more, and the checker may look."""

    def __init__(self, seed: int, database: BasisUji, data: Path, owner: psycopg.Connection) -> None:
        self.rnd, self.database, self.owner = random.Random(seed), database, owner
        self.settings: Settings = database.settings(data)
        read_master_keys(self.settings.master_key_file, make=True)
        self.apps: dict[str, Any] = {name: build(self.settings, POOL) for name, build in LAYANAN.items()}
        self.bus = Bus(self.rnd)
        self.relay = self._new_relay()
        self.receipts: list[Receipt] = []
        self.codes: dict[UUID, str] = {}
        self.keys: list[tuple[str, AduanBaru]] = []
        self.happened: Counter[str] = Counter()

    def _new_relay(self) -> Relay:
        return Relay(self.database.url, "memory://")

    def run(self, steps: int) -> None:
        names, weights = zip(*STEPS, strict=True)
        for name in self.rnd.choices(names, weights, k=steps):
            try:
                getattr(self, name)()
                self.happened[name] += 1
            except Penolakan as refused:
                self.happened[type(refused).__name__] += 1
            except Exception as error:
                if not database_away(error):
                    raise
                self.happened["database_away"] += 1

    # People.

    def file(self) -> None:
        aduan = AduanBaru(kecamatan=self.rnd.choice(OFFICES), **CLASS, isi=TEXT, saluran="web", nama="Warga", kontak="0800")
        self.keys.append((uuid4().hex, aduan))
        self._file(*self.keys[-1])

    def file_again(self) -> None:
        """An impatient client, or one that never got its receipt."""
        if self.keys:
            self._file(*self.rnd.choice(self.keys))

    def _file(self, key: str, aduan: AduanBaru) -> None:
        resi = self.apps["intake"].terima(aduan, Kedatangan(petugas=None, kunci=key, mentah=aduan.mentah), uuid4())
        self.receipts.append(Receipt(key, resi.id, resi.nomor))
        self.codes[resi.id] = resi.kode_lacak

    def _complaint(self) -> UUID:
        """Mostly one that people work on now."""
        receipts = self.receipts[-5:] if self.rnd.random() < 0.8 else self.receipts
        return self.rnd.choice(receipts).id if receipts else uuid4()

    def _staff(self, *roles: str) -> Petugas:
        return Petugas.di(uuid4(), "Petugas", [self.rnd.choice(roles)], self.rnd.choice((*OFFICES, *["33.13"] * 9)))

    def classify(self) -> None:
        kind = self.rnd.choice(["pengaduan", "pengaduan", "informasi"])
        answer = TEXT if kind == "informasi" and self.rnd.random() < 0.5 else None
        minta = t.Klasifikasi(kind, CLASS["kategori"], CLASS["sub_kategori"], answer)
        self.apps["triage"].tindakan.klasifikasikan(self._complaint(), minta, self._staff("operator"), uuid4())

    def triage_else(self) -> None:
        triage = self.apps["triage"].tindakan
        what, minta = self.rnd.choice(
            [
                (triage.minta_klarifikasi, t.Pertanyaan(TEXT)),
                (triage.alihkan, t.Alihan(self.rnd.choice((*OFFICES, "PLN")), TEXT)),
                (triage.tolak, t.Tolakan(TEXT, TEXT)),
            ]
        )
        what(self._complaint(), minta, self._staff("operator", "ppid"), uuid4())

    def merge(self) -> None:
        """Whatever came in at one office with whatever did: into answered ones, chains and circles, too."""
        office = self.rnd.choice(OFFICES)
        here = [r.id for r in self.receipts if r.nomor.startswith(office)][-8:]
        if here:
            staff = Petugas.di(uuid4(), "Petugas", ["operator"], "33.13")
            self.apps["triage"].tindakan.gabungkan(self.rnd.choice(here), t.Gabungan(self.rnd.choice(here), TEXT), staff, uuid4())

    def respond(self) -> None:
        """Mostly the step that is due, by whose it is."""
        response, complaint = self.apps["response"], self._complaint()
        aliran = fold(complaint, response.dasar.store.load(complaint).events)
        step = aliran.langkah if isinstance(aliran, Aduan) else None
        minta, role = RESPOND[step] if step in RESPOND and self.rnd.random() < 0.7 else self.rnd.choice(list(RESPOND.values()))
        response.tindakan.jalankan(complaint, minta, self._staff(role, role, role, "operator"), uuid4())

    def reporter(self) -> None:
        aksi = self.apps["intake"].aksi
        what, minta = self.rnd.choice(
            [
                (aksi.jawab, Klarifikasi(TEXT)),
                (aksi.buka_kembali, Keberatan(TEXT)),
                (aksi.nilai, Penilaian(4, None)),
                (aksi.cabut, Pencabutan(None)),
            ]
        )
        what(self.codes.get(self._complaint(), "tidak ada"), minta, uuid4())

    # Machines.

    def _app(self) -> Any:
        return self.apps[self.rnd.choice(list(self.apps))]

    def publish(self) -> int:
        """What `run` does with what `step` raises, one step at a time."""
        try:
            if not self.relay.leading and not self.relay.lead():
                return 0
            self.relay._publisher = self.bus
            return self.relay.step()
        except NotConfirmed:
            return 1
        except psycopg.Error:
            self.relay._drop_connection()
            return 1

    def news(self) -> None:
        app = self._app()
        if batch := self.bus.deliver(app.name):
            app.inbox.receive(batch)

    def retry(self) -> None:
        self._app().inbox.retry_due()

    def sweep(self) -> None:
        app = self._app()
        app.projector.sweep(app.inbox.take)
        if isinstance(app, Triage | Response):
            app.pengikutan.sapu()

    def rebuild(self) -> None:
        p = self._app().projector
        Rebuilder(p.db, p.store, p.model, p.rules).run()

    def due(self) -> None:
        self.apps["sla"].jatuh_tempo.kerjakan()

    # Misfortune.

    def restart(self) -> None:
        """What a process had in memory is gone."""
        name = self.rnd.choice(list(LAYANAN))
        self.apps[name].close()
        self.apps[name] = LAYANAN[name](self.settings, POOL)

    def restart_relay(self) -> None:
        """As if killed, half the time between the publication and the mark."""
        if self.rnd.random() < 0.5 and self.relay.leading:
            self.relay._point = _die
            try:
                self.publish()
            except Died:
                self.happened["died"] += 1
        self.relay.close()
        self.relay = self._new_relay()

    def wipe_bus(self) -> None:
        self.bus.wipe()

    def cut_connections(self) -> None:
        self.owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    def drain(self) -> None:
        """The bus is well again, and everybody comes to rest: without any news, by the sweeps alone.

        Again as long as something follows from it: a follower moves, and is answered there.
        """
        self.bus.wipe()
        self.bus = Bus(random.Random(0), loss=1.0)
        known = -1
        while known < (known := self._events()):
            idle = 0
            while idle < 3:
                idle = 0 if self.publish() else idle + 1
            for app in self.apps.values():
                app.projector.sweep(app.inbox.take)
                self.owner.execute("UPDATE messaging.failures SET next_try = clock_timestamp() WHERE parked_at IS NULL")
                app.inbox.retry_due()
            for app in (self.apps["triage"], self.apps["response"]):
                app.pengikutan.sapu()

    def _events(self) -> int:
        return self.owner.execute("SELECT count(*) FROM eventstore.events").fetchone()[0]

    def close(self) -> None:
        self.relay.close()
        for app in self.apps.values():
            app.close()
