"""The edge where sla's rows become JSON, field by field in their order; times are ISO 8601 with their offset."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from services.sla.laporan.laporan import LaporanSla
from services.sla.laporan.rinci import BarisRinci
from services.sla.waktu.penjelasan import JamJam

Json = dict[str, object]


def laporan_json(laporan: LaporanSla) -> Json:
    """`per_tanggal` only where it was asked for."""
    langkah = [asdict(b) | {"persen_lewat": b.persen_lewat} for b in laporan.langkah]
    perkara = [asdict(b) for b in laporan.perkara]
    kapan = {"per_tanggal": laporan.per_tanggal.isoformat()} if laporan.per_tanggal else {}
    return {
        "wilayah": laporan.wilayah,
        **kapan,
        "aduan": dict(laporan.aduan),
        "mundur": laporan.mundur,
        "langkah": langkah,
        "perkara": perkara,
    }


def rinci_json(baris: Iterable[BarisRinci]) -> list[Json]:
    return [asdict(b) for b in baris]


def jam_json(jam: JamJam) -> Json:
    return asdict(jam, dict_factory=_iso)


def _iso(bidang: list[tuple[str, object]]) -> Json:
    return {nama: nilai.isoformat() if isinstance(nilai, date) else nilai for nama, nilai in bidang}
