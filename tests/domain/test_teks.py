"""What nobody sees is not there; what is meant as a digit is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.teks import polos, rapi


@pytest.mark.parametrize(
    "teks",
    [
        "",
        " \n\t",
        "\u3164",
        "\u200b",
        "\u2060\u2060",
        "\u2800 \u2800",
        "\u115f",
        "\uffa0",
        "\u200e\u202a\u202c",
        "\u00ad",
        "\ufe0f",
        "\ue000",
    ],
)
def test_a_text_of_invisible_signs_alone_is_empty(teks):
    assert rapi(teks) == ""


@pytest.mark.parametrize("teks", ["Siti", "-", "…", "1", "ꦱꦶꦠꦶ", "김", "❤️"])
def test_what_can_be_seen_stays_as_it_is(teks):
    assert rapi(f"\n {teks} ") == teks


def test_marks_that_were_pasted_along_go():
    assert rapi("\u202a \u200eSiti Aminah\u2060\u202c\n") == "Siti Aminah"


def test_invisible_signs_inside_a_text_stay():
    assert rapi("per\u200dcaya") == "per\u200dcaya"


def test_plain_characters_are_those_that_were_meant():
    assert polos("\u202a＋６２\u00a0٨١٢\u20113456\u22127890\u202c") == "+62 812-3456-7890"
    assert polos("K７Ｑ２Ｍ\u200b–9X") == "K7Q2M-9X"
    assert polos("0812²") == "0812²", "a superscript is no digit of a number"


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_characters_are_trimmed_as_the_same_beside_others_are(teks: str):
    assert rapi(teks) == (rapi(f"é{teks}é")[1:-1].strip() if any("!" <= c <= "~" for c in teks) else "")
