"""The pages in a browser: without this they may be blank, or dark on dark."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

import inquit

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
BROWSER = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
SIZE = (900, 720)

Colour = tuple[int, int, int]

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on the path: `apt install chromium`")


def screenshot(page: Path, picture: Path, profile: Path, *, dark: bool) -> Counter[Colour]:
    """Draws the page, and counts the colours of the picture."""
    width, height = SIZE
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}"]
    # 0 is the dark scheme, 1 the light one.
    options += [f"--blink-settings=preferredColorScheme={0 if dark else 1}", "--force-device-scale-factor=1"]
    command = [str(BROWSER), *options, f"--user-data-dir={profile}", f"--screenshot={picture}"]
    subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)
    with Image.open(picture) as image:
        assert image.size == SIZE
        rgb = image.convert("RGB")
        return Counter(dict(map(reversed, rgb.getcolors(width * height))))  # type: ignore[arg-type]


def ink(colours: Counter[Colour], paper: Colour) -> float:
    """The share of the picture that stands out from the paper."""
    far = sum(count for colour, count in colours.items() if abs(sum(colour) - sum(paper)) > 450)
    return far / sum(colours.values())


@pytest.mark.parametrize(
    ("scheme", "paper", "first_speaker"),
    [("light", (0xFD, 0xFC, 0xF9), (0x00, 0x72, 0xB2)), ("dark", (0x16, 0x18, 0x1C), (0x4B, 0x9F, 0xE6))],
    ids=["light", "dark"],
)
def test_an_article_is_drawn(
    pictures: Path, tmp_path: Path, scheme: str, paper: Colour, first_speaker: Colour
) -> None:
    """The page follows the reader’s scheme, the words stand out from it, and speakers have their colours."""
    doc = inquit.parse((EXAMPLES / "articles" / "wire_feed.txt").read_text(encoding="utf-8"))
    page = tmp_path / "article.html"
    page.write_text(doc.to_html(page=True), encoding="utf-8", newline="")
    colours = screenshot(page, pictures / f"article_{scheme}.png", tmp_path / "profile", dark=scheme == "dark")
    assert colours.most_common(1)[0][0] == paper
    assert colours[first_speaker] > 100
    assert ink(colours, paper) > 0.01


@pytest.mark.parametrize(
    ("scheme", "paper", "direct"),
    [("light", (0xFF, 0xFF, 0xFF), (0x0B, 0x4A, 0x80)), ("dark", (0x14, 0x18, 0x1C), (0x8C, 0xC8, 0xFF))],
    ids=["light", "dark"],
)
def test_a_report_is_drawn(pictures: Path, tmp_path: Path, scheme: str, paper: Colour, direct: Colour) -> None:
    """So does the report, whose bars have the colours of the modes."""
    page = tmp_path / "report.html"
    inquit.parse_files(EXAMPLES / "corpus").report(page, title="The bridge of Port Harrow")
    colours = screenshot(page, pictures / f"report_{scheme}.png", tmp_path / "profile", dark=scheme == "dark")
    assert colours.most_common(1)[0][0] == paper
    assert colours[direct] > 1000
    assert ink(colours, paper) > 0.005
