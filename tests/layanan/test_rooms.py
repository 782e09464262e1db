"""Every room that a Nameko class lists is there when its service is put together, and closing it gives everything back."""

import importlib
from contextlib import closing

import pytest

from ops.kunci import buat_kunci
from ops.susul import LAYANAN
from shared.layanan.dasar import Kolam
from shared.web.endpoint import WHILE_TYPED, endpoints
from shared.web.fields import Sandi, Teks, WajibRahasia
from shared.web.left import LEFT


@pytest.mark.parametrize("nama", LAYANAN)
def test_every_room_that_is_listed_is_made_and_every_room_that_is_made_is_listed(nama: str, database, tmp_path):
    settings = database.settings(tmp_path)
    buat_kunci(settings)
    (serve,) = importlib.import_module(f"services.{nama}.service").Service.on_request.nameko_entrypoints
    with closing(LAYANAN[nama](settings, Kolam(1, 1))) as app:
        assert set(serve.rooms) == set(app.rooms)
    with pytest.raises(Exception, match="closed"), app.projector.db.connection():
        pass


def test_no_two_rooms_of_the_process_answer_one_address():
    semua = []
    for nama in LAYANAN:
        (serve,) = importlib.import_module(f"services.{nama}.service").Service.on_request.nameko_entrypoints
        semua += [(nama, e.method, e.url) for room in serve.rooms for e in endpoints(room)]
    assert len(semua) == len(set(semua)) > 200


def test_every_form_that_staff_write_in_is_kept_while_they_type_and_none_with_a_password_or_a_code():
    disimpan, rahasia = set(), set()
    for nama in LAYANAN:
        (serve,) = importlib.import_module(f"services.{nama}.service").Service.on_request.nameko_entrypoints
        for fungsi in (getattr(room, nama) for room in serve.rooms for nama in dir(room)):
            left = getattr(fungsi, LEFT, None)
            if left is None or left.form is None or left.tindakan is None:
                continue
            macam = {type(f) for f in left.form().fields.values()}
            assert not (kuncian := {"kode", "sandi", "kode_lacak"} & left.form().fields.keys()) or macam & {Sandi, WajibRahasia}, kuncian
            if macam & {Sandi, WajibRahasia}:
                rahasia.add(left.url)
                assert not hasattr(fungsi, WHILE_TYPED)
            elif any(issubclass(f, Teks) for f in macam):
                disimpan.add(left.home.url)
                assert hasattr(fungsi, WHILE_TYPED) or left.home is not left, left.url
    assert len(disimpan) > 20 and len(rahasia) > 4
