"""The tasks of those who answer: one row a complaint, with the step that waits and how often it was sent back."""

from collections.abc import Sequence

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.mengikuti import digabung_pada, terjawab_sampai
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.desakan import tenggat_berjalan
from shared.machinery.projection.readmodel import Rows, Table

TUGAS = Table(
    "response.tugas",
    {
        "aduan_id": "uuid",
        "versi": "int4",
        "revisi": "int4",
        "wilayah": "text",
        "nomor": "text",
        "keadaan": "text",
        "langkah": "int2",
        "didisposisikan_pada": "timestamptz",
        "dikembalikan": "int2",
        "batas": "timestamptz",
        "dekat_pada": "timestamptz",
        "putaran": "int2",
        "jeda": "bool",
        "induk": "uuid",
        "menunggu_induk": "bool",
        "digabung_pada": "timestamptz",
        "terjawab_sampai": "timestamptz",
    },
)


class Tugas:
    service = "response"
    tables = (TUGAS,)
    depends_on_rules = True

    def __init__(self, aturan: AturanWaktu) -> None:
        self._aturan = aturan

    def rows(self, aduan: Aduan, kejadian: Sequence[k.Kejadian]) -> Rows:
        didisposisikan, dikembalikan = None, 0
        for e in kejadian:
            match e:
                case k.AduanDidisposisikan():
                    didisposisikan = e.pada
                case k.TanggapanDikembalikan():
                    dikembalikan += 1
                case k.AduanDibukaKembali() | k.AduanDiterimaAlihan() | k.GabunganDilepas():
                    didisposisikan, dikembalikan = None, 0
        aturan = self._aturan.kini
        tenggat = tenggat_berjalan(kejadian, aturan) if aduan.berjalan else None
        row = (
            aduan.id, aduan.versi, aturan.revision, aduan.kecamatan, aduan.nomor, aduan.keadaan.value, aduan.langkah,
            didisposisikan, dikembalikan,
            tenggat and tenggat.batas, tenggat and tenggat.dekat_pada, aduan.putaran, aduan.jeda, aduan.induk, aduan.menunggu_induk,
            digabung_pada(kejadian), terjawab_sampai(aduan, kejadian),
        )  # fmt: skip
        return {TUGAS.name: [row]}
