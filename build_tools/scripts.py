"""The scripts that the site serves: the modules of ``docs/assets``, few files made of many.

A page fetches one bundle beside ``engine.js``, which keeps its address: whoever imports it has the
engine of the page. What the oldest browsers of README cannot parse is written in an older way.
"""

import subprocess
import tempfile
from pathlib import Path

from .environment import node

ROOT = Path(__file__).resolve().parent.parent
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
OLDEST = "chrome84,firefox90,safari15"
SUFFIXES = (".js", ".ts")
"""What is bundled, or read by the type checker alone, and not served as it stands."""

_WHAT_NOW = ("what-now", "sums", "engine", "worker")
_ENTRIES = ("theme.js", "moved.js", *(f"what-now/{name}.js" for name in _WHAT_NOW))
_SEPARATE = ("./engine.js", "../runtime/pyodide.mjs")


class ScriptsNotBuilt(Exception):
    """The scripts cannot be built; the text says where and why."""


def scripts(assets: Path) -> dict[str, str]:
    """Return the scripts to serve, by their address under *assets*.

    Raises:
        ScriptsNotBuilt: a module is no JavaScript or imports what is not there, or esbuild is
            not installed.
    """
    if not ESBUILD.is_file():
        raise ScriptsNotBuilt("node_modules/esbuild is missing: run make setup first")
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder)
        done = subprocess.run(
            [
                *(*node(), ESBUILD, *(assets / entry for entry in _ENTRIES)),
                *("--bundle", "--format=esm", "--minify", f"--target={OLDEST}"),
                *(f"--external:{path}" for path in _SEPARATE),
                *(f"--outbase={assets}", f"--outdir={built}", "--log-level=warning"),
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ScriptsNotBuilt(f"esbuild failed:\n{done.stderr}")
        return {entry: (built / entry).read_text() for entry in _ENTRIES}
