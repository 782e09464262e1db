"""What is measured: each by the entry that the program itself uses, so that a better statement behind it shows by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from ops.bench.growth.scene import KABUPATEN, KANTOR, Scene
from ops.bench.posting import BODY
from services.sla.laporan.laporan import laporan
from services.sla.laporan.per_tanggal import PerTanggal
from services.sla.laporan.rinci import laporan_rinci
from shared.machinery.database import connect, one
from shared.machinery.eventstore.feed import feed
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.verify import verify
from shared.machinery.projection.rebuild import Rebuilder

DUTY, PAGE, REPORT, GAP, ACT = "idle duty", "page", "report", "restart", "act"
# kind -> (most blocks, most milliseconds); None: no bar but to stay flat
BARS: dict[str, tuple[int | None, float | None]] = {
    DUTY: (50, None), PAGE: (500, 100), REPORT: (None, 1000), GAP: (None, 2000), ACT: (None, None),
}  # fmt: skip
SAMPLE = 500  # complaints, whose events are rebuilt to learn what one costs


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
    for app in s.apps.values():
        app.projector.sweep(app.inbox.take)
        app.follow_rules()
    s.intake.kiriman.putaran()
    s.sla.kabar.putaran(lambda: False)


def _duties(s: Scene) -> Iterator[Act]:
    for name, app in s.apps.items():
        yield Act(DUTY, f"{name}: try again what failed", app.inbox.retry_due)
        yield Act(DUTY, f"{name}: follow the rules", app.follow_rules)
        yield Act(DUTY, f"{name}: sweep", lambda app=app: app.projector.sweep(app.inbox.take))
        yield Act(DUTY, f"{name}: look how the parts are", app.look)
        yield Act(DUTY, f"{name}: report the keys at hand", app.report_keys)
    yield Act(DUTY, "intake: erasures left half done, register", s.intake.lupa.bereskan)
    yield Act(DUTY, "intake: retention, once a day", s.intake.retensi.jalankan)
    yield Act(DUTY, "intake: notices and codes", s.intake.kiriman.putaran)
    yield Act(DUTY, "triage: followers whose parent moved", s.triage.pengikutan.sapu)
    yield Act(DUTY, "triage: search copy", s.triage.cari.segarkan)
    yield Act(DUTY, "response: followers whose parent was answered", s.response.pengikutan.sapu)
    yield Act(DUTY, "sla: when is something due", s.sla.jatuh_tempo.berikutnya)
    yield Act(DUTY, "sla: what is due", s.sla.jatuh_tempo.kerjakan)
    yield Act(DUTY, "sla: alerts to people", lambda: s.sla.kabar.putaran(lambda: False))


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
    if head < 2_000_000:
        yield Act(ACT, "verify, an event", lambda: _verify(s), each=True)


def _some(s: Scene, running: bool) -> list[UUID]:
    query = f"SELECT aduan_id FROM triage.aduan WHERE langkah IS {'NOT NULL' if running else 'NULL'} ORDER BY aduan_id LIMIT %s"
    return [row[0] for row in s.conn.execute(query, (SAMPLE,))]


def _rebuild(s: Scene) -> int:
    p = s.sla.projector
    return Rebuilder(p.db, p.store, p.model, p.rules)._batch(_some(s, False))


def _verify(s: Scene) -> int:
    with connect(s.settings.database_owner_url, "aduan_admin") as conn:
        verdict = verify(conn)
    if not verdict.sound:
        raise RuntimeError(f"not sound: {verdict.faults[:3]}")
    return verdict.events


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
    db, zona = s.sla.dasar.db, "Asia/Jakarta"
    hari = datetime.now(UTC).date()
    setahun, pekan = (PerTanggal.akhir(hari - timedelta(days=n), zona, s.sla.dasar.aturan) for n in (365, 7))
    yield Act(REPORT, "report sla, district", lambda: laporan(db, KABUPATEN))
    yield Act(REPORT, "report sla, office", lambda: laporan(db, KANTOR))
    yield Act(REPORT, "report sla as of a week ago, district", lambda: laporan(db, KABUPATEN, pekan))
    yield Act(REPORT, "report sla as of a year ago, district", lambda: laporan(db, KABUPATEN, setahun))
    yield Act(REPORT, "report sla by office", lambda: laporan_rinci(db, "kantor", KABUPATEN, zona))
    yield Act(REPORT, "report sla by month", lambda: laporan_rinci(db, "bulan", KABUPATEN, zona))
