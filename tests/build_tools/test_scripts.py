"""The scripts of the site are made of the modules in docs/assets, and a mistake names its line."""

import re
import shutil
from pathlib import Path

import pytest

from build_tools.scripts import ScriptsNotBuilt, scripts

ASSETS = Path(__file__).resolve().parent.parent.parent / "docs" / "assets"
IMPORTED = re.compile(r'from ?"([^"]+\.m?js)"')


def test_a_page_fetches_one_bundle_beside_the_engine() -> None:
    built = scripts(ASSETS)
    imported = {name: set(IMPORTED.findall(script)) for name, script in built.items()}
    assert imported == {
        "theme.js": set(),
        "moved.js": set(),
        "what-now/what-now.js": {"./engine.js"},
        "what-now/sums.js": {"./engine.js"},
        "what-now/engine.js": set(),
        "what-now/worker.js": {"../runtime/pyodide.mjs"},
    }


def test_a_mistake_in_a_module_is_told_with_its_place(tmp_path: Path) -> None:
    assets = Path(shutil.copytree(ASSETS, tmp_path / "assets"))
    (assets / "what-now" / "trip.js").write_text("export const trip = {\n")
    with pytest.raises(ScriptsNotBuilt, match=r"trip\.js:2:0"):
        scripts(assets)
