"""The pages' entrypoint: GET shows, POST changes and goes elsewhere, and what cannot be done comes back with everything that was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from marshmallow import Schema
from werkzeug.wrappers import Request, Response

from shared.akun.batas import TerlaluSering
from shared.domain.aduan.penolakan import Bentrok, TidakSah
from shared.domain.akses.hak import boleh
from shared.lampiran.penolakan import PenyimpananGagal
from shared.machinery.eventstore.handle import TooManyRaces
from shared.machinery.html.layar import Layar
from shared.web import asal
from shared.web.api import KODE_LACAK
from shared.web.asal import FormulirUsang
from shared.web.endpoint import Endpoint, Guard, answers
from shared.web.formulir import baca, muat
from shared.web.galat import catat, jawaban_galat, kalimat, status_dari
from shared.web.jawaban import html, ke
from shared.web.kunjungan import Kunjungan, PerluMasuk
from shared.web.problems import tunggu
from shared.web.tebakan import hitung_tebakan

MASUK = "/masuk"
DIKENAL = "aduan.kunjungan"  # in the environment: who was looked up before the body was taken in


@dataclass(frozen=True)
class RuteHalaman:
    """A page for staff: what its row of the table of rights is called."""

    method: str
    url: str
    tindakan: str


HALAMAN: list[RuteHalaman] = []
DITAMPILKAN_LAGI = (Bentrok, TidakSah, TooManyRaces, FormulirUsang, TerlaluSering, PenyimpananGagal)


def halaman(
    method: str,
    url: str,
    *,
    tindakan: str | None = None,
    isian: type[Schema] | None = None,
    ulang: Callable | None = None,
    tanda: bool = True,
    rahasia: bool = False,
    batas: int | None = None,
    pra: Callable[..., None] | None = None,
) -> Callable:
    """Decorate a method of a room with a `site`: `fn(self, kunjungan, **path)` gives a Layar or a Response (`ke(path)`).

    `isian`: the form's schema, loaded into `kunjungan.isian.data`. `ulang`: the GET page (decorated before) that shows the form again
    when it is wrong (422), or when what it wants is no longer possible (409). `tanda` False: no token asked for, only for what harms
    nobody. `rahasia`: the address itself opens something. `tindakan`: for staff who may do this somewhere; who has not signed in is
    asked to, and comes back. Whether they may do it to this complaint is asked by the application.
    `batas`: bytes of a form that brings files along; they are in `kunjungan.request.files`.
    `pra(room, kunjungan, **path)`: what is judged before a body is taken in, besides cookie, origin and tracking code.
    """
    if tindakan is not None:
        HALAMAN.append(RuteHalaman(method, url, tindakan))
    guard = _penjaga(url, tindakan, tanda and batas is not None, pra) if method == "POST" else None

    def decorate(fn: Callable) -> Callable:
        def handle(room: Any, request: Request, **path: Any) -> Response:
            k = request.environ.pop(DIKENAL, None) or Kunjungan(request, room.site)
            try:
                if tindakan is not None:
                    boleh(k.petugas, tindakan, None)
                response = (
                    _kirim(fn, room, k, path, isian, ulang, tanda, rahasia)
                    if method == "POST"
                    else _tampil(fn(room, k, **path), k, rahasia)
                )
            except PerluMasuk:
                response = _ke_pintu(k)
            except Exception as e:  # the one edge where everything becomes an answer
                response = jawaban_galat(request, hitung_tebakan(room.site, request, e), k.correlation_id)
            k.titip_kuki(response)
            return response

        return answers(Endpoint(method, url, handle, guard, batas))(fn)

    return decorate


def _penjaga(url: str, tindakan: str | None, berkas: bool, pra: Callable[..., None] | None) -> Guard:
    """`berkas`: the form brings files along, which are not taken in from somebody without a cookie."""

    def jaga(room: Any, request: Request, path: Mapping[str, Any]) -> Response | None:
        k = Kunjungan(request, room.site)
        try:
            if tindakan is not None:
                boleh(k.petugas, tindakan, None)
            asal.periksa_asal(request)
            if KODE_LACAK in url:
                room.site.temukan(path["kode"])
            if berkas and k.tamu is None:
                raise FormulirUsang
            if pra is not None:
                pra(room, k, **path)
        except PerluMasuk:
            return _ke_pintu(k)
        except Exception as e:  # as the handler's own edge
            return jawaban_galat(request, hitung_tebakan(room.site, request, e), k.correlation_id)
        request.environ[DIKENAL] = k
        return None

    return jaga


def _ke_pintu(k: Kunjungan) -> Response:
    """To the sign-in page, and from there back to where they wanted to look."""
    asal_halaman = k.request.full_path.rstrip("?") if k.request.method == "GET" else ""
    return ke(f"{MASUK}?{urlencode({'ke': asal_halaman})}" if asal_halaman else MASUK)


def _kirim(fn: Callable, room: Any, k: Kunjungan, path: dict, isian: Any, ulang: Any, tanda: bool, rahasia: bool) -> Response:
    asal.periksa_asal(k.request)
    k.isian = baca(k.request)
    try:
        if tanda:
            asal.periksa_tanda(k.tamu, k.request.form.get(asal.BIDANG))
        if isian is not None:
            k.isian = muat(k.isian, isian)
            if k.isian.bermasalah and ulang is not None:
                return _tampil(ulang(room, k, **path), k, rahasia, 422)
        return _tampil(fn(room, k, **path), k, rahasia)
    except DITAMPILKAN_LAGI as e:
        if ulang is None:
            raise
        status = status_dari(e)
        catat(e, status, k.correlation_id)
        k.isian = k.isian.dengan(umum=kalimat(e))
        return tunggu(_tampil(ulang(room, k, **path), k, rahasia, status), e)


def _tampil(hasil: Layar | Response, k: Kunjungan, rahasia: bool, status: int | None = None) -> Response:
    if isinstance(hasil, Response):
        if rahasia:
            hasil.headers["Referrer-Policy"] = "no-referrer"
        return hasil
    isi = hasil.isi(path=k.request.path, isian=k.isian, tanda=_Tanda(k), kunjungan=k)
    return html(k.request, isi, status or (422 if k.isian.bermasalah else hasil.status), rahasia=rahasia)


class _Tanda:
    """Writes the token where a template puts it, so that pages without a form make no session."""

    def __init__(self, k: Kunjungan) -> None:
        self._k = k

    def __str__(self) -> str:
        return self._k.tanda()
