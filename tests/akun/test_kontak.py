"""A contact is one, however it is written, and never somebody else's."""

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat as Bentuk

from shared.akun.kontak import BukanKontak, Kontak, KontakMeragukan, NomorTidakAda, baca_kontak, seperti_kontak, urai_kontak

NOMOR = Kontak("telepon", "+6281234567004")
LAIN = Kontak("telepon", "+6281234567005")


@pytest.mark.parametrize(
    "teks",
    [
        "081234567004", "0812 3456 7004", "0812-3456-7004", "0812.3456.7004", "(0812) 3456 7004", "+62 812 3456 7004", "6281234567004",
        "006281234567004", "81234567004", "+62 0812 3456 7004", "+62 (0)812 3456 7004", "(+62) 812 3456 7004", "0 812 3456 7004",
        "\u202a+62 812\u20113456\u20117004\u202c", "0812\u00a03456\u00a07004", "\ufeff0812\u200b34567004", "＋６２８１２３４５６７００４",
        "٠٨١٢٣٤٥٦٧٠٠٤", "0812 3456 7004 (WA)", "WA: 0812-3456-7004", "No. HP 0812 3456 7004", "0812 3456 7004 wa", "tel:+62-812-3456-7004",
        "https://wa.me/6281234567004", "0812–3456–7004", '"081234567004"', "081234567004.",
    ],
)  # fmt: skip
def test_a_number_has_one_form(teks):
    assert baca_kontak(teks) == NOMOR and seperti_kontak(teks)


@pytest.mark.parametrize(
    "teks",
    ["  Siti.Aminah@Contoh.ID ", "Siti Aminah <siti.aminah@contoh.id>", "surel: siti.aminah@contoh.id", "mailto:siti.aminah@contoh.id."],
)
def test_an_address_has_one_form(teks):
    assert baca_kontak(teks) == Kontak("email", "siti.aminah@contoh.id")


@pytest.mark.parametrize("awal", ["no.", "hp.", "kontak.", "wa-", "surel", "mailto."])
def test_a_word_that_is_a_part_of_an_address_stays_in_it(awal):
    assert baca_kontak(f"{awal}siti@contoh.id") == Kontak("email", f"{awal}siti@contoh.id")


@pytest.mark.parametrize("pisah", [", ", "/", " / ", ";", " atau ", " dan ", " & ", "\n", " | "])
def test_of_two_numbers_the_first_is_taken_and_it_is_said(pisah):
    terbaca = urai_kontak(f"0812 3456 7004{pisah}0812 3456 7005 (istri)")
    assert (terbaca.kontak, terbaca.lain) == (NOMOR, True)
    assert urai_kontak(f"0812 3456 7004{pisah}+62 812 3456 7004").lain is False, "the same one twice is one"
    assert urai_kontak(f"0812 3456 7004{pisah}siti@contoh.id").lain


@pytest.mark.parametrize(
    "teks",
    [
        "0812 3456 78/90", "0812 3456 7004/05", "0812 3456 7004, 05", "O812 3456 7004", "0812 3456 7004 ext 12", "0812 3456 7004 + 5",
        "62271123456", "08(l)2 3456 7004", "0812\u00b23456789", "0812 3456 7004 lima",
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_refused(teks):
    with pytest.raises(KontakMeragukan, match="lebih dari satu cara"):
        urai_kontak(teks)


@pytest.mark.parametrize(
    "teks",
    [
        "0812",
        "0812345",
        "08123456789012345678",
        "+62 6281234567004",
        "12025550123",
        "0060123456789",
        "123456",
        "0812 3456 7004 0812 3456 7005",
    ],
)
def test_a_number_that_cannot_be_is_refused(teks):
    with pytest.raises(NomorTidakAda, match="kode negaranya"):
        urai_kontak(teks)


@pytest.mark.parametrize(
    "teks", ["", "\u3164", "siti", "siti@", "@contoh.id", "siti@contoh", "a b@contoh.id", "Jl. Lawu No. 12", "＋62812"]
)
def test_what_is_neither_is_none(teks):
    assert baca_kontak(teks) is None
    with pytest.raises(BukanKontak):
        urai_kontak(teks)


def test_a_house_is_no_number():
    assert not any(map(seperti_kontak, ["Dusun Krajan RT 02/RW 05, 57794", "-", "tidak ada"]))


PANJANG = [("+628", (8, 11)), ("+62271", (5, 8)), ("+6221", (6, 8)), ("+6262", (5, 10)), ("+65", (8, 8)), ("+601", (8, 9))]
SELA = [" ", "-", ".", "\u00a0", "\u2011", "", "\u200b"]


@st.composite
def nomor_orang(draw: st.DrawFn) -> str:
    """E.164, mostly Indonesian: mobiles, landlines (also of North Sumatra, whose codes begin like the country's), and neighbours'."""
    awal, banyak = draw(
        st.sampled_from([("+628", (8, 11)), ("+62271", (5, 8)), ("+6221", (6, 8)), ("+6262", (5, 10)), ("+65", (8, 8)), ("+601", (8, 9))])
    )
    return awal + "".join(draw(st.lists(st.sampled_from("0123456789"), min_size=banyak[0], max_size=banyak[1])))


HIASAN = [
    "{}", " {} ", "{} (WA)", "WA {}", "HP: {}", "\u202a{}\u202c", "{}.", "({})", "‎{}", "tel {}",
]  # fmt: skip


@given(
    nomor_orang(),
    st.sampled_from(list(range(7))),
    st.sampled_from(HIASAN),
    st.sampled_from([" ", "-", ".", "\u00a0", "\u2011", "", "\u200b"]),
)
def test_a_number_is_read_as_itself_or_refused(e164, cara, hiasan, sela):
    n = phonenumbers.parse(e164)
    assume(phonenumbers.is_valid_number(n))
    nasional = phonenumbers.format_number(n, Bentuk.NATIONAL)
    luar = n.country_code != 62 and cara in (1, 4, 5, 6)
    assume(not luar)  # those ways of writing are for numbers of this country
    tertulis = [
        e164, nasional, phonenumbers.format_number(n, Bentuk.INTERNATIONAL), phonenumbers.format_number(n, Bentuk.RFC3966),
        e164.replace("+62", "+62 (0)"), e164.replace("+62", "62"), e164.replace("+62", "0"),
    ][cara]  # fmt: skip
    kontak = baca_kontak(hiasan.format(tertulis.replace(" ", sela).replace("-", sela) if cara != 3 else tertulis))
    assert kontak is None or kontak.alamat == e164
    if cara == 0 and hiasan != "({})" and (dibaca := baca_kontak(e164)) is not None:
        assert kontak == dibaca and baca_kontak(kontak.tertulis) == kontak, "what is accepted once is accepted always"


@given(st.text(alphabet="0123456789 +-()./,@aw\u202a\u00a0\u2011", max_size=40))
def test_what_is_accepted_is_accepted_again_in_the_form_it_is_kept_in(teks):
    if (kontak := baca_kontak(teks)) is not None:
        assert baca_kontak(kontak.alamat) == kontak == baca_kontak(kontak.tertulis)


def test_it_does_not_show_itself():
    assert "812" not in repr(baca_kontak("081234567890")) and "812" not in repr(urai_kontak("081234567890"))
    with pytest.raises(BukanKontak) as e:
        urai_kontak("081234567890123456")
    assert "456789" not in f"{e.value!r}"
