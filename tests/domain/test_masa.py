"""Which office had a complaint when, and what an office that passed it on still knows of it."""

from dataclasses import replace

from hypothesis import given as bila
from hypothesis import settings
from hypothesis import strategies as st

from services.triage.domain import AlihkanAduan
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import ALUR, Keadaan
from shared.domain.aduan.keadaan import Aduan, aduan_dari, evolve, fold
from shared.domain.aduan.masa import Masa, kantor_pernah, masa_lalu, sampai_dialihkan
from shared.domain.aduan.penolakan import Penolakan
from tests.domain import support as s
from tests.domain.support import AWAL, JENAWI, KERJO, MENIT, berurutan, rahasia

MATESIH = "33.13.05"
KANTOR = (JENAWI, KERJO, MATESIH)
INSTANSI = "instansi"  # outside
HIDUP = st.lists(st.one_of(st.sampled_from((*KANTOR, INSTANSI)), st.sampled_from(sorted(ALUR))), max_size=30)


def alihkan(ke: str) -> AlihkanAduan:
    tujuan = {"instansi": rahasia("PLN")} if ke == INSTANSI else {"ke": ke}
    return AlihkanAduan(oleh=s.OPERATOR, alasan=rahasia("wilayah lain"), **tujuan)


def hidup(langkah: list[str]) -> list[k.Kejadian]:
    """A complaint's life: a command's example, or a transfer to the office named, or outside; what is refused changes nothing."""
    aliran, kejadian = fold(s.ADUAN, ()), []
    for n, nama in enumerate(["TerimaAduan", *langkah]):
        now = AWAL + n * MENIT
        perintah = alihkan(nama) if nama in (*KANTOR, INSTANSI) else s.contoh(nama, aliran, now)
        try:
            baru = s.putuskan(aliran, perintah, now)
        except Penolakan:
            continue
        for e in baru:
            aliran = evolve(aliran, e)
        kejadian += baru
    return kejadian


@settings(max_examples=300, deadline=None)
@bila(HIDUP)
def test_each_event_is_known_to_the_offices_that_had_it_by_then(langkah: list[str]):
    kejadian = hidup(langkah)
    semua, aduan = kantor_pernah(kejadian), aduan_dari(s.ADUAN, kejadian)
    # the office at each event, told slowly: whoever passes it on knows that it did
    di = [aduan_dari(s.ADUAN, kejadian[: n + 1]).kecamatan for n in range(len(kejadian))]
    pindah = [n for n, e in enumerate(kejadian) if isinstance(e, k.AduanDiterimaAlihan)]
    assert [m.kantor for m in semua] == [di[0], *(di[n] for n in pindah)]
    assert [m.versi for m in semua] == [*pindah, len(kejadian)]
    assert [m.sejak for m in semua] == [kejadian[n].pada for n in (0, *pindah)]
    assert [(m.ke, m.sampai) for m in semua] == [*((di[n], kejadian[n].pada) for n in pindah), (None, None)]
    assert [m.dari for m in semua] == [None, *(m.kantor for m in semua[:-1])]
    assert semua[-1].kantor == aduan.kecamatan
    for kantor in KANTOR:
        masa = masa_lalu(kejadian, kantor.__eq__)
        assert (masa is None) == (kantor not in [m.kantor for m in semua[:-1]])
        if masa is not None:
            dulu, dikenal = sampai_dialihkan(aduan, kejadian, masa)
            assert isinstance(dikenal[-1], k.AduanDialihkan) and dikenal[-1].wilayah == kantor == dulu.kecamatan
            assert (dulu.keadaan, dulu.versi) == (Keadaan.DIALIHKAN, len(dikenal))
            assert not any(e.wilayah == kantor and isinstance(e, k.AduanDialihkan) and e.ke for e in kejadian[len(dikenal) :])


def test_one_that_comes_back_has_two_stretches_there():
    kembali = [replace(s.DIALIHKAN, wilayah=KERJO, ke=JENAWI), replace(s.DITERIMA_ALIHAN, wilayah=JENAWI, dari=KERJO)]
    kejadian = berurutan((s.DITERIMA, s.DIALIHKAN, s.DITERIMA_ALIHAN, *kembali, s.DITOLAK))
    saat = [e.pada for e in kejadian]
    assert kantor_pernah(kejadian) == [
        Masa(kantor=JENAWI, sejak=saat[0], dari=None, versi=2, sampai=saat[1], ke=KERJO),
        Masa(kantor=KERJO, sejak=saat[2], dari=JENAWI, versi=4, sampai=saat[3], ke=JENAWI),
        Masa(kantor=JENAWI, sejak=saat[4], dari=KERJO, versi=6),
    ]


def test_to_an_agency_outside_it_stays_in_the_offices_own_books():
    (satu,) = kantor_pernah(berurutan((s.DITERIMA, s.DIALIHKAN_KELUAR)))
    assert (satu.ke, satu.versi) == (None, 2)


def test_who_is_restricted_or_forgotten_afterwards_is_so_for_the_old_office_too():
    for lalu, (dibatasi, dilupakan) in ((s.DIBATASI, (True, False)), (s.DILUPAKAN, (False, True))):
        kejadian = berurutan((s.DITERIMA, s.DIALIHKAN, s.DITERIMA_ALIHAN, replace(lalu, wilayah=KERJO)))
        dulu, _ = sampai_dialihkan(aduan_dari(s.ADUAN, kejadian), kejadian, kantor_pernah(kejadian)[0])
        assert (dulu.dibatasi, dulu.dilupakan, dulu.versi) == (dibatasi, dilupakan, 2)


def test_what_the_old_office_was_drawing_up_is_not_the_new_ones():
    disusun = berurutan((s.DITERIMA, s.DIKLASIFIKASI, s.DISUSUN, s.DIKEMBALIKAN))
    aduan = aduan_dari(s.ADUAN, [*disusun, s.DIALIHKAN, s.DITERIMA_ALIHAN])
    assert isinstance(aduan, Aduan) and (aduan.konsep, aduan.tanggapan) == (None, None)
