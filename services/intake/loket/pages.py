"""An operator enters what somebody says at the counter, on the telephone, by WhatsApp or in a letter: one page, no mouse needed."""

from datetime import datetime
from uuid import uuid4

from werkzeug.wrappers import Response

from services.intake.application import Intake
from services.intake.lapor.gambar import qr
from services.intake.lapor.janji import janji
from services.intake.loket import isian as form
from services.intake.loket import layar
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.akses.hak import boleh
from shared.domain.akses.petugas import meliputi
from shared.machinery.clock import sekarang
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan

BARU, TERIMA = "/petugas/aduan-baru", "TerimaAduan"


class PagesLoket:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @halaman("GET", BARU, tindakan=TERIMA)
    def form_loket(self, k: Kunjungan) -> Layar:
        """`kunci` makes a second press the same complaint; `dibuka` is where step 1 began."""
        wilayah = k.wilayah(TERIMA)
        kantor = [(x.kode, x.nama) for x in self.app.kantor.kecamatan() if meliputi(wilayah, x.kode)]
        diketik = k.isian.nilai("kecamatan")
        kini = diketik if diketik in dict(kantor) else kantor[0][0] if kantor else wilayah
        return layar.Loket(
            kantor=kantor,
            kini=kini,
            kategori=self.app.kategori.untuk(kini),
            kunci=k.isian.nilai("kunci") or uuid4().hex,
            dibuka=k.isian.nilai("dibuka") or sekarang().isoformat(),
        )

    @halaman("POST", BARU, tindakan=TERIMA, isian=form.LoketForm, ulang=form_loket)
    def catat_aduan(self, k: Kunjungan) -> Response:
        """SOP steps 1 and 2 by an operator; the record names both."""
        d = k.isian.data
        boleh(k.petugas, TERIMA, d["kecamatan"])
        self.app.kantor.penerima(d["kecamatan"])
        kategori, sub = d["pilihan"].split("/")
        isi = d["apa"] if not d["lokasi"] else f"{d['apa']}\n\nLokasi: {d['lokasi']}"
        isian = {
            "kecamatan": d["kecamatan"],
            "kategori": kategori,
            "sub_kategori": sub,
            "isi": isi,
            "saluran": d["saluran"],
            "pelapor": {"nama": d["nama"], "kontak": d["kontak"]},
            "rahasia": d["rahasia"] == form.YA,
        }
        dibuka = _saat(d["dibuka"])  # one page: all of it is step 2, in which the operator asks and enters
        waktu = {"formulir_dibuka_pada": dibuka, "data_pemberi_selesai_pada": dibuka}
        resi = self.app.terima(isian | waktu, k.petugas, f"loket:{d['kunci']}", isian, k.correlation_id)
        return ke(f"{BARU}/{resi.kode_lacak or self.app.kode_resi(resi.id)}")

    @halaman("GET", BARU + "/<string:kode>", tindakan=TERIMA, rahasia=True)
    def resi_loket(self, k: Kunjungan, kode: str) -> Layar:
        """To be printed and handed over; whoever holds the code sees as much."""
        aduan_id = self.app.temukan(kode)
        aduan = aduan_dari(aduan_id, self.app.store.load(aduan_id).events)
        kode = self.app.kode(aduan_id)
        return layar.ResiLoket(
            id=aduan_id,
            nomor=aduan.nomor,
            kode=kode,
            qr=qr(k.url(f"/lacak/{kode}")),
            kantor=self.app.kantor.ambil(aduan.kecamatan),
            diterima_pada=aduan.diterima_pada,
            janji=janji(self.app.aturan, aduan.kecamatan, aduan.diterima_pada),
        )


def _saat(teks: str) -> datetime | None:
    """When the form was opened, by the page's own word; what cannot be is left out."""
    try:
        saat = datetime.fromisoformat(teks)
    except ValueError:
        return None
    return saat if saat.tzinfo is not None else None
