"""What happened to an account, in the words of the administrator's page."""

from shared.domain.aduan.dasar import Kejadian
from shared.domain.akun import kejadian as a
from shared.machinery.html.bahasa import _

PERISTIWA = {
    a.AkunDibuat: _("Akun dibuat"), a.HakDiberikan: _("Mendapat peran"), a.HakDicabut: _("Peran dicabut"), a.AkunDitutup: _("Akun ditutup"),
    a.AkunDibukaLagi: _("Akun dibuka lagi"), a.SandiDiganti: _("Kata sandi diganti"), a.FaktorDiubah: _("Verifikasi dua langkah diubah"),
    a.MasukBerhasil: _("Masuk"), a.MasukDitahan: _("Percobaan masuk ditahan"), a.TautanDibuat: _("Tautan masuk dibuat"),
    a.PerubahanDiusulkan: _("Perubahan diusulkan"), a.UsulanBerakhir: _("Usulan berakhir"),
}  # fmt: skip


def _lewat(cara: str) -> str:
    return "" if cara == a.SENDIRI else cara.replace("-", " ")


def rinci(e: Kejadian) -> str:
    """Which role, which way; empty where there is nothing more to say."""
    match e:
        case a.HakDiberikan():
            return f"{e.peran} {e.tugas}, {_lewat(e.cara)}".removesuffix(", ")
        case a.HakDicabut():
            return f"{e.peran} {e.tugas}"
        case a.PerubahanDiusulkan():
            return f"{e.apa} {e.hak}" if e.hak else e.apa
        case a.MasukBerhasil() | a.SandiDiganti() | a.UsulanBerakhir():
            return e.cara
        case a.TautanDibuat():
            return _lewat(e.cara)
    return ""
