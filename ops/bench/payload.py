"""What is written in every benchmark: one and the same `AduanDiterima`, whoever stores it; and whole lives of complaints."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from shared.domain.aduan import kejadian as k
from shared.machinery.contracts.envelope import seal

KANTOR = "33.13.17"
KORELASI = UUID(int=77)
WARGA, OPERATOR = k.Pelaku("pelapor", UUID(int=3)), k.Pelaku("operator", UUID(int=9))
AWAL = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # a Monday, 09.00 in the office
TEKS = k.Tersandi("v1." + "A" * 9)
KELAS = {"kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}


def diterima(stream: UUID) -> k.AduanDiterima:
    """About 400 bytes of data; with its envelope about 750."""
    return k.AduanDiterima(
        aduan_id=stream, wilayah=KANTOR, pada=AWAL, oleh=WARGA, nomor="33.13.17/2026/000123", saluran="web", rahasia=False,
        pelapor=k.Pelapor(UUID(int=3), TEKS, TEKS), isi=TEKS, **KELAS,
    )  # fmt: skip


def ukuran() -> int:
    """Bytes of the stored CloudEvent."""
    return len(seal(diterima(UUID(int=1)), sequence=1, source="/intake", correlation_id=KORELASI).cloudevent.encode())


def hidup(panjang: int) -> list[k.Kejadian]:
    """The first `panjang` (1 to 7) events of a complaint that goes through all steps, ten minutes apart."""
    stream = uuid4()

    def e(kelas: type[k.Kejadian], **isi: object) -> k.Kejadian:
        return kelas(aduan_id=stream, wilayah=KANTOR, pada=AWAL, oleh=OPERATOR, **isi)

    semua = [
        diterima(stream),
        e(k.AduanDiklasifikasi, jenis="pengaduan", **KELAS),
        e(k.AduanDidisposisikan, kepada=TEKS, instruksi=TEKS),
        e(k.TanggapanDisusun, isi=TEKS),
        e(k.TanggapanDiterima),
        e(k.TanggapanDicatat),
        e(k.TanggapanDiberikan, isi=TEKS),
    ]
    return [replace(satu, pada=AWAL + timedelta(minutes=10 * n)) for n, satu in enumerate(semua[:panjang])]
