"""The contract of what is said about an office's numbers."""

from marshmallow import fields

from shared.machinery.contracts.schemas.common import Bilangan, Contract


class NomorDilewatiV1(Contract):
    """Sesudah cadangan yang lebih lama dipulihkan, nomor aduan ini dilewati: mungkin sudah pernah diberikan, dan tidak diberikan lagi.
    Yang sudah membaca umpan lebih jauh membacanya lagi sejak `sejak_posisi`. `subject` adalah aliran nomor kantor itu, bukan aduan."""

    tahun = Bilangan("Tahun nomor itu", 2000, 9999)
    dari = Bilangan("Nomor urut pertama yang dilewati", 1, 999_999_999)
    sampai = Bilangan("Nomor urut terakhir yang dilewati", 1, 999_999_999)
    sejak_posisi = fields.Integer(strict=True, required=True, metadata={"description": "Posisi terakhir buku besar yang dipulihkan"})
