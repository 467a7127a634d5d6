"""The only hand-written JavaScript beside the service worker stays small."""

from tests.server import ROOT

LINES_MOST = 300


def test_the_device_part_stays_within_three_hundred_lines_of_code() -> None:
    lines = (ROOT / "assets" / "device.js").read_text("utf-8").splitlines()
    code = [line for line in lines if line.strip() and not line.strip().startswith("//")]
    assert len(code) <= LINES_MOST
