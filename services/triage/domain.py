"""What the front desk may do: say what a complaint is, ask about it, or pass it on with a word where to."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.alur import BERJALAN, Keadaan
from shared.domain.aduan.kata import KEADAAN
from shared.domain.aduan.keadaan import Aduan, Aliran, AliranKosong, Klasifikasi, pastikan_ada
from shared.domain.aduan.perintah import Perintah, kepala, pastikan

PENGADUAN, INFORMASI = JENIS = ("pengaduan", "informasi")
BISA_INDUK = BERJALAN | {Keadaan.DIJAWAB, Keadaan.SELESAI}


@dataclass(frozen=True, slots=True, kw_only=True)
class KlasifikasikanAduan(Perintah):
    """SOP step 3. `jawaban` answers an informasi at once; `impor` marks history, whose answer may lack its text."""

    jenis: str
    kategori: str
    sub_kategori: str
    jawaban: k.Tersandi | None = None
    impor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MintaKlarifikasi(Perintah):
    pertanyaan: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class AlihkanAduan(Perintah):
    """To the office `ke` (a code that the caller knows to exist) or to the agency `instansi`: exactly one."""

    alasan: k.Tersandi
    ke: str | None = None
    instansi: k.Tersandi | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TolakAduan(Perintah):
    alasan: k.Tersandi
    saran_tujuan: k.Tersandi


@dataclass(frozen=True, slots=True)
class JawabanInduk:
    """As in `AduanIndukDijawab`: by which of the parent's events, and its text for this reporter."""

    sumber: UUID
    isi: k.Tersandi | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GabungkanAduan(Perintah):
    """`induk`: the other complaint as its stream says it is now; `jawaban`: its answer, if it has one; `pengikut`: how many wait for
    this one."""

    induk: Aliran
    alasan: k.Tersandi
    jawaban: JawabanInduk | None = None
    pengikut: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatInternal(Perintah):
    """A note for colleagues; the reporter never sees it."""

    isi: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class BukaIdentitas(Perintah):
    """To look at who a secret reporter is: each time, with the reason."""

    alasan: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class TerbitkanSurat(Perintah):
    """A paper as it leaves the office. `surat`: the key of the form that asks for it; `sidik`: of the PDF, drawn already."""

    surat: UUID
    jenis: str
    nomor: str
    sidik: str


PerintahTriage = (
    TerbitkanSurat | CatatInternal | BukaIdentitas | KlasifikasikanAduan | MintaKlarifikasi | AlihkanAduan | TolakAduan | GabungkanAduan
)


def decide(aliran: Aliran, perintah: PerintahTriage, now: datetime) -> list[k.Kejadian]:
    """The events that follow; [] when it is already so. Raises a `Penolakan`."""
    if isinstance(perintah, KlasifikasikanAduan):
        return _klasifikasikan(aliran, perintah, now)
    if isinstance(perintah, TerbitkanSurat) and any(s.id == perintah.surat for s in pastikan_ada(aliran).surat):
        return []  # the same form again
    aduan = pastikan(aliran, perintah)
    kop = kepala(aduan, perintah, now)
    match perintah:
        case CatatInternal(isi=isi):
            return [k.CatatanDitambahkan(**kop, isi=isi)]
        case TerbitkanSurat():
            return [k.SuratDiterbitkan(**kop, surat=perintah.surat, jenis=perintah.jenis, nomor=perintah.nomor, sidik=perintah.sidik)]
        case BukaIdentitas(alasan=alasan):
            if aduan.dibatasi:
                raise tolak.DataDibatasi(nomor=aduan.nomor)
            if not aduan.rahasia:
                raise tolak.TidakDirahasiakan(nomor=aduan.nomor)
            return [k.IdentitasDibuka(**kop, alasan=alasan)]
        case MintaKlarifikasi(pertanyaan=pertanyaan):
            return [k.KlarifikasiDiminta(**kop, pertanyaan=pertanyaan)]
        case AlihkanAduan(ke=ke, instansi=instansi, alasan=alasan):
            if (ke is None) == (instansi is None):
                raise tolak.TujuanAlihanTidakJelas()
            if ke == aduan.kecamatan:
                raise tolak.AlihanKeKantorSendiri(nomor=aduan.nomor)
            dialihkan = k.AduanDialihkan(**kop, ke=ke, instansi=instansi, alasan=alasan)
            if ke is None:
                return [dialihkan]
            return [dialihkan, k.AduanDiterimaAlihan(**kop | {"wilayah": ke}, dari=aduan.kecamatan)]
        case TolakAduan(alasan=alasan, saran_tujuan=saran):
            return [k.AduanDitolak(**kop, alasan=alasan, saran_tujuan=saran)]
        case GabungkanAduan(induk=induk, alasan=alasan, jawaban=jawaban):
            _pastikan_induk(aduan, perintah)
            digabungkan = k.AduanDigabungkan(**kop, induk=induk.id, alasan=alasan)
            if jawaban is None:
                return [digabungkan]
            return [digabungkan, k.AduanIndukDijawab(**kop, induk=induk.id, sumber=jawaban.sumber, isi=jawaban.isi)]
        case _:
            assert_never(perintah)


def _klasifikasikan(aliran: Aliran, perintah: KlasifikasikanAduan, now: datetime) -> list[k.Kejadian]:
    kelas = Klasifikasi(perintah.jenis, perintah.kategori, perintah.sub_kategori)
    aduan = pastikan_ada(aliran)
    sudah = aduan.klasifikasi == kelas
    dijawab = perintah.jawaban is not None or (perintah.impor and aduan.impor)
    if sudah and not dijawab:
        return []
    pastikan(aduan, perintah)
    if perintah.jenis not in JENIS:
        raise tolak.JenisTidakDikenal(jenis=perintah.jenis)
    if perintah.jenis == PENGADUAN and dijawab:
        raise tolak.JawabanHanyaUntukInformasi()
    kop = kepala(aduan, perintah, now)
    kejadian: list[k.Kejadian] = []
    if not sudah:
        kejadian.append(k.AduanDiklasifikasi(**kop, jenis=kelas.jenis, kategori=kelas.kategori, sub_kategori=kelas.sub_kategori))
    if dijawab:
        kejadian.append(k.TanggapanDiberikan(**kop, isi=perintah.jawaban))
    return kejadian


def _pastikan_induk(aduan: Aduan, perintah: GabungkanAduan) -> None:
    """A duplicate follows a complaint of the same office that is handled or answered; another office's is as good as none.

    Whom others wait for waits for nobody, and an answer that its reporter objected to is no answer to them.
    """
    induk, jawaban = perintah.induk, perintah.jawaban
    if induk.id == aduan.id:
        raise tolak.DigabungKeDirinya(nomor=aduan.nomor)
    if isinstance(induk, AliranKosong) or induk.kecamatan != aduan.kecamatan:
        raise tolak.IndukTidakDitemukan()
    if induk.keadaan not in BISA_INDUK:
        raise tolak.IndukTidakDitangani(nomor=induk.nomor, keadaan=KEADAAN[induk.keadaan])
    if induk.dilupakan:
        raise tolak.IndukTidakDitangani(nomor=induk.nomor, keadaan="dihapus data pelapornya")
    if perintah.pengikut:
        raise tolak.MasihDiikuti(nomor=aduan.nomor, banyak=perintah.pengikut)
    if jawaban is not None and jawaban.sumber in aduan.jawaban_induk:
        raise tolak.JawabanIndukDisanggah(nomor=aduan.nomor, induk=induk.nomor)
