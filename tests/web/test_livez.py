"""The two questions about a process: does it live, and should it be sent anything."""

import pytest

from shared.machinery.pulse import Pulse
from shared.machinery.settings import Settings, SettingsWrong
from shared.web.livez import livez, readyz


def test_a_process_that_lives_is_ready_until_it_is_told_to_end_and_lives_on_a_while():
    pulse = Pulse()
    assert (livez(pulse).status_code, readyz(pulse).status_code) == (200, 200)
    pulse.going = True
    assert (livez(pulse).status_code, readyz(pulse).status_code) == (200, 503)


def test_a_process_that_leaves_is_not_ready():
    pulse = Pulse()
    pulse.leave()
    assert readyz(pulse).status_code == 503


@pytest.mark.parametrize("pamit", ["-1", "16", "lama"])
def test_a_farewell_is_short(pamit, tmp_path):
    with pytest.raises(SettingsWrong, match="ADUAN_PAMIT"):
        Settings.from_env({"ADUAN_DATA": str(tmp_path), "ADUAN_PAMIT": pamit})
