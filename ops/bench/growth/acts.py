"""What is measured: each by the entry that the program itself uses, so that a better statement behind it shows by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg

from ops.bench.growth.blocks import told
from ops.bench.growth.duties import duties
from ops.bench.growth.scene import KABUPATEN, KANTOR, Scene
from ops.bench.posting import BODY
from shared.machinery.database import connect, one
from shared.machinery.eventstore.feed import feed
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.recompute import check_range
from shared.machinery.projection.rebuild import Rebuilder, slices

DUTY, PAGE, REPORT, GAP, ACT = "idle duty", "page", "report", "restart", "act"
# kind -> (most blocks, most milliseconds); None: no bar but to stay flat
BARS: dict[str, tuple[int | None, float | None]] = {
    DUTY: (50, None), PAGE: (500, 100), REPORT: (None, 1000), GAP: (None, 2000), ACT: (None, None),
}  # fmt: skip
SAMPLE = 500  # complaints, whose events are rebuilt to learn what one costs
VERIFIED = 100_000  # events, likewise


@dataclass(frozen=True)
class Act:
    """`each`: whether it is to be divided by what it gives back (events), so that the cost is of one."""

    kind: str
    what: str
    do: Callable[[], object]
    each: bool = False


def acts(s: Scene) -> Iterator[Act]:
    """In the order of the table. What has to be done before the program is idle is done before the first."""
    _settle(s)
    yield from _duties(s)
    yield from _restart(s)
    yield from _acts(s)
    yield from _pages(s)
    yield from _reports(s)


def _settle(s: Scene) -> None:
    while s.sla.jatuh_tempo.kerjakan():
        pass
    with connect(s.settings.database_url, "aduan_relay") as conn:
        sequencer = Sequencer(conn)
        sequencer.lead()
        while sequencer.step():
            pass
    for _, do in duties(s.apps):
        do()


def _duties(s: Scene) -> Iterator[Act]:
    for name, do in duties(s.apps):
        yield Act(DUTY, name, do)
    yield Act(DUTY, "intake.retensi, once a day", s.intake.retensi.jalankan)
    yield Act(DUTY, "health, as it is asked for", lambda: s.get("/healthz"))
    with connect(s.settings.database_url, "aduan_relay") as conn:
        sequencer = Sequencer(conn)
        sequencer.lead()
        yield Act(DUTY, "relay's look", lambda: _looked(sequencer, conn))


def _looked(sequencer: Sequencer, conn: psycopg.Connection) -> None:
    sequencer.step()
    told(conn)


def _restart(s: Scene) -> Iterator[Act]:
    yield Act(GAP, "relay leads again, until its first look is done", lambda: _lead(s))
    yield Act(GAP, "the same in another cluster, where no mark counts", lambda: _lead(s, forget=True))


def _lead(s: Scene, forget: bool = False) -> None:
    if forget:
        s.conn.execute("DELETE FROM eventstore.sequencer_mark")
    with connect(s.settings.database_url, "aduan_relay") as conn:
        sequencer = Sequencer(conn)
        if not sequencer.lead():
            raise RuntimeError("another one leads")
        sequencer.step()


def _acts(s: Scene) -> Iterator[Act]:
    (head,) = one(s.conn.execute("SELECT max(position) FROM eventstore.ledger"))
    berjalan, _ = s.complaint("langkah IS NOT NULL")
    nanti = datetime.now(UTC) + timedelta(days=300)
    yield Act(ACT, "filing, by the API", lambda: s.post("/api/v1/aduan", BODY))
    yield Act(ACT, "one complaint, loaded and folded", lambda: s.triage.dasar.store.load(berjalan))
    yield Act(ACT, "feed, its newest 100", lambda: feed(s.sla.dasar.db, [KABUPATEN], head - 100, 100))
    yield Act(ACT, "feed, its oldest 100", lambda: feed(s.sla.dasar.db, [KABUPATEN], 0, 100))
    yield Act(
        ACT, "clocks that a changed calendar touches, when none",
        lambda: s.sla.penghitung.hitung_ulang(KANTOR, (nanti, nanti + timedelta(hours=8))),
    )  # fmt: skip
    yield Act(ACT, "open complaints after a change of the rules, of an office", lambda: s.sla.projector.project(_some(s, True)), each=True)
    yield Act(ACT, "rebuild of sla's rows, an event", lambda: _rebuild(s), each=True)
    yield Act(ACT, "verify, an event", lambda: _verify(s, head), each=True)


def _some(s: Scene, running: bool) -> list[UUID]:
    query = f"SELECT aduan_id FROM triage.aduan WHERE langkah IS {'NOT NULL' if running else 'NULL'} ORDER BY aduan_id LIMIT %s"
    return [row[0] for row in s.conn.execute(query, (SAMPLE,))]


def _rebuild(s: Scene) -> int:
    (stored,) = one(s.conn.execute("SELECT count(*) FROM triage.aduan"))
    p = s.sla.projector
    return Rebuilder(p.db, p.store, p.model, p.rules).run(slice_=slices(max(stored // SAMPLE, 1))[0])


def _verify(s: Scene, head: int) -> int:
    """The newest of the ledger; a whole check takes so long for each of its events."""
    with connect(s.settings.database_owner_url, "aduan_admin") as conn:
        part = check_range(conn, max(head - VERIFIED, 0), head)
    if part.faults:
        raise RuntimeError(f"not sound: {part.faults[:3]}")
    return part.stored


def _pages(s: Scene) -> Iterator[Act]:
    berjalan, nomor = s.complaint("langkah IS NOT NULL")
    selesai, _ = s.complaint("keadaan = 'selesai'")
    kode = s.intake.milik.kode_kini(selesai)
    kini = datetime.now(UTC)
    lama, bulan = f"dari={kini - timedelta(days=1800):%Y-%m-%d}", f"{kini - timedelta(days=150):%Y-%m}"
    public = (
        "/", f"/kantor/{KANTOR}", "/lacak", f"/lacak/{kode}", "/statistik", f"/statistik/{KABUPATEN}", f"/statistik/{KABUPATEN}?{lama}",
        f"/statistik/{KANTOR}?{lama}", f"/statistik/{KABUPATEN}/angka.csv?{lama}", "/papan/arti",
    )  # fmt: skip
    urut = nomor.rpartition("/")[2].lstrip("0")
    staff = {
        "operator": ("/petugas", "/petugas?terlambat=ya", "/petugas?keadaan=selesai", "/petugas?keadaan=semua", f"/petugas?cari={nomor}",
                     f"/petugas?cari={urut}", f"/petugas/aduan/{berjalan}", "/petugas/register",
                     f"/petugas/register?bulan={bulan}"),
        "ppid": ("/petugas/tanggapan", f"/petugas/tanggapan/{s.complaint('langkah = 4')[0]}"),
        "camat": ("/papan", "/papan/sla", f"/papan/sla?{lama}", f"/papan/peristiwa.csv?{lama}"),
        "inspektorat": ("/papan/kabupaten", f"/papan/kabupaten?{lama}", "/papan", "/papan/sla", "/papan/kabupaten.csv",
                        "/papan/pengawasan"),
        "admin-kecamatan": ("/admin/penghapusan", "/admin/kiriman", "/admin/petugas"),
        "admin-kabupaten": ("/admin/kantor", "/admin/kategori", "/admin/aturan", "/admin/kabar", "/admin/sistem"),
    }  # fmt: skip
    for path in public:
        yield Act(PAGE, f"public {_general(path)}", lambda path=path: s.get(path))
        if path.startswith("/statistik"):  # kept for a minute for whoever has no cookie; for whoever has one it is made anew
            yield Act(PAGE, f"public {_general(path)}, made anew", lambda path=path: s.get(path, "operator"))
    for role, paths in staff.items():
        for path in paths:
            yield Act(PAGE, f"{role} {_general(path)}", lambda role=role, path=path: s.get(path, role))


def _general(path: str) -> str:
    """Without what differs from one measurement to the next."""
    address, _, query = path.partition("?")
    parts = ["…" if len(part) >= 30 else part for part in address.split("/")]
    shown = {"dari": "dari=5 years ago", "bulan": "bulan=5 months ago"}
    if query:
        name, _, value = query.partition("=")
        query = "?" + shown.get(name, "cari=number" if "/" in value else "cari=1 to 6 digits" if name == "cari" else query)
    return "/".join(parts) + query


def _reports(s: Scene) -> Iterator[Act]:
    """As the command shows them, with its connections."""
    hari = datetime.now(UTC).date()
    setahun = ("--per-tanggal", str(hari - timedelta(days=365)))
    for what, *args in (
        ("district", "--wilayah", KABUPATEN),
        ("office", "--wilayah", KANTOR),
        ("as of a week ago, district", "--wilayah", KABUPATEN, "--per-tanggal", str(hari - timedelta(days=7))),
        ("as of a year ago, district", "--wilayah", KABUPATEN, *setahun),
        ("as of a year ago, office", "--wilayah", KANTOR, *setahun),
        ("district, by office", "--wilayah", KABUPATEN, "--per", "kantor"),
        ("district, by month", "--wilayah", KABUPATEN, "--per", "bulan"),
        (
            "district, by month, as of a year ago",
            "--wilayah",
            KABUPATEN,
            "--per",
            "bulan",
            "--per-tanggal",
            str(hari - timedelta(days=365)),
        ),
        ("office, by category", "--wilayah", KANTOR, "--per", "kategori"),
    ):
        yield Act(REPORT, f"report sla, {what}", lambda args=args: s.command("report", "sla", *args, "--json"))
