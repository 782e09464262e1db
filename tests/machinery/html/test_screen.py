"""What pages of several rooms have in common is read and compiled once a process, and a room's own template goes before it."""

from pathlib import Path

from shared.machinery.html.screen import environment


def test_what_rooms_share_is_compiled_once(tmp_path: Path):
    satu, dua = (environment(tmp_path / nama / "ruang").get_template("dasar.html") for nama in ("satu", "dua"))
    assert satu is not dua and satu.root_render_func.__code__ is dua.root_render_func.__code__


def test_a_template_of_the_same_name_in_another_room_is_its_own(tmp_path: Path):
    for nama in ("satu", "dua"):
        templates = tmp_path / nama / "templates"
        templates.mkdir(parents=True)
        (templates / "depan.html").write_text(f"Ini {nama}.", "utf-8")
    assert [environment(tmp_path / nama).get_template("depan.html").render() for nama in ("satu", "dua")] == ["Ini satu.", "Ini dua."]
