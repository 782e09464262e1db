"""Where made-up complaints are played and kept: each event under the name of its service, each number taken when it is kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from ops.demo import aduan
from ops.demo.lakon import Lakon
from services.intake.domain import TerimaAduan
from services.intake.lapor.nomor import ambil
from shared.domain.aduan.kejadian import AduanDiklasifikasi, Kejadian, Pelaku, Pelapor, Tersandi
from shared.domain.aduan.nomor import tulis
from shared.layanan.dasar import Dasar
from shared.machinery.contracts.envelope import Sealed, seal
from shared.machinery.contracts.schemas import CONTRACTS, SOURCES
from shared.machinery.eventstore.store import EventStore

SEKALI = 60  # complaints in one transaction, which holds the offices' counters


class Sumber(EventStore):
    """Each event under the name of the service whose decision it is."""

    def seal(self, events: Sequence[Kejadian], after: int, correlation_id: UUID, causation_id: UUID | None = None) -> list[Sealed]:
        return [
            seal(e, sequence=after + n, source=_sumber(events, n - 1), correlation_id=correlation_id, causation_id=causation_id)
            for n, e in enumerate(events, start=1)
        ]


def _sumber(kejadian: Sequence[Kejadian], n: int) -> str:
    """An answer that came together with the classification is triage's, any other one response's."""
    nama = type(kejadian[n]).__name__
    boleh = [s for s, kelas in SOURCES.items() if CONTRACTS[nama, 1] in kelas]
    bersama = n > 0 and isinstance(kejadian[n - 1], AduanDiklasifikasi) and kejadian[n - 1].pada == kejadian[n].pada
    return boleh[0] if len(boleh) == 1 else "/triage" if bersama else "/response"


@dataclass(frozen=True)
class Panggung:
    """`dasar`: intake's parts; `petugas`: (role, office) -> id; `sampai`: the present; `benih`: of all chance."""

    dasar: Dasar
    petugas: Mapping[tuple[str, str], UUID]
    kantor: Sequence[str]
    sampai: datetime
    benih: int

    def main(self, x: aduan.Rencana, stream: UUID, pelapor: UUID, nama: str, kontak: str, sudah: Sequence[Lakon]) -> Lakon:
        """The whole life until the present; the reporter has a key. `sudah`: those that came in before."""
        acak = Random(f"{self.benih}/{x.urutan}")  # noqa: S311 (made-up data)

        def segel(kata: str) -> Tersandi:
            return self.dasar.vault.encrypt(pelapor, stream, kata)

        lambat = 0.0 if x.alur.startswith("tunggu") else 0.03 + int(x.kecamatan[-2:]) * 7 % 17 / 100
        lakon = Lakon(stream, pelapor, self.dasar.aturan.kini, self.sampai, acak, self.petugas, segel, lambat)
        kata, kategori, sub = aduan.apa_saja(x, acak)
        oleh = Pelaku("pelapor", pelapor) if x.saluran == "web" else Pelaku("operator", self.petugas["operator", x.kecamatan])
        selesai = x.pada - timedelta(seconds=acak.randrange(90, 660 if acak.random() < 0.1 else 540))
        lakon.mulai(
            x.pada,
            TerimaAduan(
                oleh=oleh, kecamatan=x.kecamatan, nomor="", kategori=kategori, sub_kategori=sub, saluran=x.saluran, rahasia=x.rahasia,
                pelapor=Pelapor(pelapor, segel(nama), segel(kontak)), isi=segel(kata),
                formulir_dibuka_pada=selesai - timedelta(seconds=acak.randrange(60, 700)), data_pemberi_selesai_pada=selesai,
            ),
        )  # fmt: skip
        aduan.mainkan(x, lakon, sudah, self.kantor)
        return lakon

    def simpan(self, baru: Sequence[tuple[aduan.Rencana, Lakon]]) -> None:
        """In the order they came in, which is that of their numbers; one transaction a batch."""
        store = Sumber(self.dasar.db, "/intake")
        tahun = {x.urutan: self.dasar.aturan.kalender(x.kecamatan, x.pada).tanggal(x.pada).year for x, _ in baru}
        for n in range(0, len(baru), SEKALI):
            kelompok = baru[n : n + SEKALI]
            with self.dasar.db.transaction() as conn:
                banyak = Counter((x.kecamatan, tahun[x.urutan]) for x, _ in kelompok)
                nomor = {kunci: ambil(conn, *kunci, banyak[kunci]) for kunci in sorted(banyak)}
                aliran = []
                for x, satu in kelompok:
                    kunci = (x.kecamatan, tahun[x.urutan])
                    aliran.append((satu.stream, _bernomor(satu.kejadian, tulis(*kunci, nomor[kunci]))))
                    nomor[kunci] += 1
                store.append_streams(aliran, conn)


def _bernomor(kejadian: Sequence[Kejadian], nomor: str) -> list[Kejadian]:
    """The number is taken when it is kept, and not when it is played."""
    return [replace(kejadian[0], nomor=nomor), *kejadian[1:]]
