"""The generated documents are the ones in the repository."""

import pytest

from ops.dokumen import alur, audiens, hak_akses


@pytest.mark.parametrize("dokumen", [alur, audiens, hak_akses])
def test_the_document_is_what_the_table_says(dokumen):
    pesan = f"jalankan: python -m {dokumen.__name__}"
    assert dokumen.BERKAS.read_text(encoding="utf-8") == dokumen.teks(), pesan
