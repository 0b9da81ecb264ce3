"""The page in a browser: without this it may be blank, or dark on dark."""

import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

import inquit

ARTICLE = Path(__file__).parent.parent.parent / "examples" / "articles" / "wire_feed.txt"
BROWSER = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
WIDTH, HEIGHT = 640, 640

Colour = tuple[int, int, int]

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on the path: `apt install chromium`")


def screenshot(html: str, folder: Path, *, dark: bool) -> bytes:
    (folder / "page.html").write_text(html, encoding="utf-8", newline="")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}"]
    # 0 is the dark scheme, 1 the light one.
    options += [f"--blink-settings=preferredColorScheme={0 if dark else 1}", "--force-device-scale-factor=1"]
    picture = folder / "page.png"
    command = [str(BROWSER), *options, f"--user-data-dir={folder / 'profile'}", f"--screenshot={picture}"]
    subprocess.run([*command, (folder / "page.html").as_uri()], check=True, capture_output=True, timeout=120)
    return picture.read_bytes()


def pixels(png: bytes) -> list[list[Colour]]:
    """The rows of a picture with eight bits a channel, as browsers write it."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, channels, width = 8, b"", 0, 0
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, _, _, colour_type = struct.unpack(">IIBB", body[:10])
            channels = {2: 3, 6: 4}[colour_type]
        elif kind == b"IDAT":
            data += body
        at += length + 12
    raw, stride = zlib.decompress(data), width * channels
    rows, above = [], bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        row = bytearray(raw[start + 1 : start + 1 + stride])
        unfilter(raw[start], row, above, channels)
        rows.append([(row[x], row[x + 1], row[x + 2]) for x in range(0, stride, channels)])
        above = row
    return rows


def unfilter(kind: int, row: bytearray, above: bytearray, step: int) -> None:
    """Each byte is written as its difference to one that is guessed from those to the left and above."""
    for x in range(len(row)):
        left, corner = (row[x - step], above[x - step]) if x >= step else (0, 0)
        guess = left + above[x] - corner
        nearest = min((left, above[x], corner), key=lambda byte: abs(guess - byte))
        row[x] = (row[x] + (0, left, above[x], (left + above[x]) // 2, nearest)[kind]) & 255


@pytest.mark.parametrize(
    ("dark", "paper", "first_speaker"),
    [
        pytest.param(False, (0xFD, 0xFC, 0xF9), (0x00, 0x72, 0xB2), id="light"),
        pytest.param(True, (0x16, 0x18, 0x1C), (0x4B, 0x9F, 0xE6), id="dark"),
    ],
)
def test_the_page_is_drawn(tmp_path: Path, *, dark: bool, paper: Colour, first_speaker: Colour) -> None:
    """The page follows the reader's scheme, the words stand out from it, and speakers have their colours."""
    doc = inquit.parse(ARTICLE.read_text(encoding="utf-8"))
    rows = pixels(screenshot(doc.to_html(page=True), tmp_path, dark=dark))
    assert (len(rows[0]), len(rows)) == (WIDTH, HEIGHT)
    counts: dict[Colour, int] = {}
    for pixel in (pixel for row in rows for pixel in row):
        counts[pixel] = counts.get(pixel, 0) + 1
    assert max(counts, key=lambda colour: counts[colour]) == paper
    assert counts.get(first_speaker, 0) > 100
    ink = sum(count for colour, count in counts.items() if abs(sum(colour) - sum(paper)) > 450)
    assert ink > 0.01 * WIDTH * HEIGHT
