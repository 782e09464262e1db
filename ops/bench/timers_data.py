"""Made-up complaints with open timers, a million in a minute: events, rows of sla and reminders by COPY, an office that never closes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4, uuid5

import psycopg

from ops.bench.payload import KANTOR, KELAS, KORELASI, diterima
from shared.domain.aduan import kejadian as k
from shared.domain.aturan.data import isi_kalender
from shared.domain.aturan.kejadian import KalenderDiubah, aliran_kalender
from shared.domain.workcalendar.jam_buka import pekan
from shared.domain.workcalendar.kalender import Kalender
from shared.machinery.contracts.envelope import seal
from shared.machinery.contracts.values import write_time

KABUPATEN = "33.13"
LAMA, DEKAT = timedelta(minutes=120), timedelta(minutes=90)  # step 3: its standard, and the warning at 75 percent
RULES = 1  # changes of the rules: the calendar below
_CONTOH, _SAAT, _BATAS = UUID(int=1), datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 2, tzinfo=UTC)
_DITERIMA = replace(diterima(_CONTOH), pada=_SAAT)
_MENDEKAT = k.BatasWaktuMendekat(
    aduan_id=_CONTOH, wilayah=KANTOR, pada=_SAAT, oleh=k.SISTEM, langkah=3, putaran=1, ke=1, batas=_BATAS,
    sop="awal-2024", kalender=f"{KABUPATEN}/1", ambang=75,
)  # fmt: skip
_KOLOM = {
    "eventstore.events": "stream, version, id, type, wilayah, cloudevent",
    "sla.aduan": "aduan_id, versi, revisi, wilayah, keadaan, kategori, sub_kategori, saluran, impor, diterima_pada",
    "sla.jam": "aduan_id, langkah, putaran, ke, wilayah, mulai, batas, putusan, terpakai, jeda, lewat, standar, sop, kalender,"
    " tercatat_pada",
    "sla.pengingat": "aduan_id, kunci, wilayah, pada",
}


@dataclass(frozen=True)
class Timer:
    """A complaint that is classified by nobody: step 3 is due at `batas`. `warned`: its warning was given."""

    batas: datetime
    warned: bool


class _Stored:
    """An event as text, with other ids and times put in."""

    def __init__(self, e: k.Kejadian, version: int) -> None:
        self._sealed = seal(e, sequence=version, source="/intake", correlation_id=KORELASI)
        self._version, self._key = version, e.kunci_unik or str(version)

    def row(self, stream: UUID, pada: datetime, batas: datetime) -> tuple:
        id_ = uuid5(stream, self._key)
        text = self._sealed.cloudevent.replace(str(self._sealed.id), str(id_)).replace(str(_CONTOH), str(stream))
        text = text.replace(write_time(_SAAT), write_time(pada)).replace(write_time(_BATAS), write_time(batas))
        return stream, self._version, id_, self._sealed.type, KANTOR, text


def always_open(conn: psycopg.Connection, since: datetime) -> None:
    """The district's calendar from `since` on: the figures must not depend on the hour at which they are taken."""
    buka = Kalender(versi=f"{KABUPATEN}/1", zona="Asia/Jakarta", pekan=pekan([["00:00-24:00"]] * 7), mandiri=True)
    stream = aliran_kalender(KABUPATEN)
    e = KalenderDiubah(
        aduan_id=stream, wilayah=KABUPATEN, pada=since, oleh=k.SISTEM, versi=buka.versi, berlaku_sejak=None,
        alasan="pengukuran", isi=isi_kalender(buka),
    )  # fmt: skip
    s = seal(e, sequence=1, source="/sla", correlation_id=KORELASI)
    conn.execute(
        "INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent) VALUES (%s, 1, %s, %s, %s, %s)",
        (stream, s.id, s.type, KABUPATEN, s.cloudevent),
    )


def fill(conn: psycopg.Connection, timers: Iterable[Timer], together: int = 20_000) -> int:
    """Store them as if sla had heard of each; how many reminders. `conn`: the owner's, autocommit."""
    diterima_, mendekat = _Stored(_DITERIMA, 1), _Stored(_MENDEKAT, 2)
    reminders = 0
    batch: list[tuple[UUID, Timer]] = []

    def flush() -> None:
        with conn.transaction():
            for table, rows in _rows(batch, diterima_, mendekat).items():
                _copy(conn, table, rows)

    for timer in timers:
        batch.append((uuid4(), timer))
        reminders += 1 if timer.warned else 2
        if len(batch) == together:
            flush()
            batch.clear()
    flush()
    conn.execute("ANALYZE sla.pengingat, eventstore.events, sla.aduan, sla.jam")
    return reminders


def _rows(batch: list[tuple[UUID, Timer]], diterima_: _Stored, mendekat: _Stored) -> dict[str, list[tuple]]:
    events, aduan, jam, pengingat = [], [], [], []
    for stream, t in batch:
        mulai = t.batas - LAMA
        events.append(diterima_.row(stream, mulai, t.batas))
        pengingat.append((stream, "BatasWaktuTerlewati/3.1.1", KANTOR, t.batas))
        if t.warned:
            events.append(mendekat.row(stream, mulai + DEKAT, t.batas))
        else:
            pengingat.append((stream, "BatasWaktuMendekat/3.1.1/75", KANTOR, mulai + DEKAT))
        aduan.append((stream, 2 if t.warned else 1, RULES, KANTOR, "diterima", *KELAS.values(), "web", False, mulai))
        jam.append((stream, 3, 1, 1, KANTOR, mulai, t.batas, "berjalan", 0, 0, 0, "120 menit kerja", "awal-2024", f"{KABUPATEN}/1", mulai))
    return dict(zip(_KOLOM, (events, aduan, jam, pengingat), strict=True))


def _copy(conn: psycopg.Connection, table: str, rows: list[tuple]) -> None:
    """By way of a table of this session: COPY does not go into tables with row-level security, which not every owner may pass by."""
    staging = table.replace(".", "_")
    conn.execute(f"CREATE TEMP TABLE IF NOT EXISTS {staging} AS SELECT {_KOLOM[table]} FROM {table} WHERE false")
    conn.execute(f"GRANT ALL ON {staging} TO aduan_sla_mesin")
    with conn.cursor().copy(f"COPY {staging} FROM STDIN") as into:
        for row in rows:
            into.write_row(row)
    conn.execute("SET LOCAL ROLE aduan_sla_mesin")
    conn.execute(f"INSERT INTO {table} ({_KOLOM[table]}) SELECT * FROM {staging}")
    conn.execute("RESET ROLE")
    conn.execute(f"TRUNCATE {staging}")


def spaced(first: datetime, count: int, between: timedelta, warned: bool) -> Iterator[Timer]:
    return (Timer(first + n * between, warned) for n in range(count))
