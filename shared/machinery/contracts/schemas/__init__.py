"""The contracts: one explicit schema an event type and version, kept for ever.

They say what others may rely on, generate the published documents and check the codec in tests. A new version is a
new class here; see `terjemahan`.
"""

from shared.machinery.contracts.schemas import akun, aturan, intake, penomoran, pribadi, response, sla, triage
from shared.machinery.contracts.schemas.common import Contract

# Who says what; a fact that two services may state stands with both.
SOURCES: dict[str, tuple[type[Contract], ...]] = {
    "/intake": (
        intake.AduanDiterimaV1,
        intake.KlarifikasiDiberikanV1,
        intake.AduanDibukaKembaliV1,
        intake.PenilaianDiberikanV1,
        intake.AduanDicabutV1,
        pribadi.LampiranDitambahkanV1,
        pribadi.KabarDipilihV1,
        pribadi.KodeLacakDigantiV1,
        pribadi.PemrosesanDibatasiV1,
        pribadi.PembatasanDicabutV1,
        pribadi.PenghapusanDimintaV1,
        pribadi.PenghapusanDitolakV1,
        pribadi.PelaporDilupakanV1,
    ),
    "/triage": (
        triage.AduanDiklasifikasiV1,
        triage.KlarifikasiDimintaV1,
        triage.AduanDialihkanV1,
        triage.AduanDiterimaAlihanV1,
        triage.AduanDitolakV1,
        triage.AduanDigabungkanV1,
        triage.AduanIndukDijawabV1,
        triage.GabunganDilepasV1,
        triage.TanggapanDiberikanV1,
        triage.SuratDiterbitkanV1,
        pribadi.CatatanDitambahkanV1,
        pribadi.IdentitasDibukaV1,
    ),
    "/response": (
        response.AduanDidisposisikanV1,
        response.WaktuDiperpanjangV1,
        response.TanggapanDisusunV1,
        response.TanggapanDikembalikanV1,
        response.TanggapanDiterimaV1,
        response.TanggapanDicatatV1,
        triage.AduanIndukDijawabV1,
        triage.TanggapanDiberikanV1,
    ),
    "/sla": (
        sla.BatasWaktuMendekatV1,
        sla.BatasWaktuTerlewatiV1,
        sla.AduanDitutupV1,
        sla.VerdikDihitungUlangV1,
    ),
    "/akun": (
        akun.AkunDibuatV1,
        akun.HakDiberikanV1,
        akun.HakDicabutV1,
        akun.AkunDitutupV1,
        akun.AkunDibukaLagiV1,
        akun.TautanDibuatV1,
        akun.PerubahanDiusulkanV1,
        akun.UsulanBerakhirV1,
        akun.SandiDigantiV1,
        akun.FaktorDiubahV1,
        akun.MasukBerhasilV1,
        akun.MasukDitahanV1,
    ),
    "/admin": (
        aturan.SopDiubahV1,
        aturan.KalenderDiubahV1,
        penomoran.NomorDilewatiV1,
    ),
}


def name_and_version(contract: type[Contract]) -> tuple[str, int]:
    """AduanDiterimaV1 is ("AduanDiterima", 1)."""
    name, _, version = contract.__name__.rpartition("V")
    return name, int(version)


CONTRACTS: dict[tuple[str, int], type[Contract]] = {
    name_and_version(contract): contract for contracts in SOURCES.values() for contract in contracts
}
