"""Settings of the property tests, and where to keep pictures."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no reason to fail: how long a parse takes is for the benches to say.
settings.register_profile("inquit", deadline=None)
settings.load_profile("inquit")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --pictures examples/pictures` renews the screenshots of the README."""
    parser.addoption("--pictures", type=Path, default=None, help="folder to keep the screenshots in")


@pytest.fixture
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the screenshots of a test go."""
    folder: Path = request.config.getoption("--pictures") or tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    return folder
