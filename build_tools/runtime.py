"""The folder that a browser loads Python from: Pyodide, and our engine as its one package.

Pyodide comes from the npm package pinned in ``package.json``. The engine's wheel is compiled to
byte code, which only the same version of Python can do, and listed in a lock file reduced to it.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ROOT / "decision_tree"
PYODIDE = ROOT / "node_modules" / "pyodide"
BUILT = ROOT / ".cache" / "runtime"

LOCK = "pyodide-lock.json"
_SHIPPED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
_STAMP = "built-from"


class RuntimeNotBuilt(Exception):
    """The runtime cannot be built here; the text says what to do."""


def built_runtime() -> Path:
    """Return the folder with the runtime, building it when the engine has changed.

    Raises:
        RuntimeNotBuilt: Pyodide is not installed, or its Python is not this one.
    """
    if not PYODIDE.is_dir():
        raise RuntimeNotBuilt("node_modules/pyodide is missing: run make setup first")
    _require_same_python()
    stamp = _fingerprint()
    if (BUILT / _STAMP).is_file() and (BUILT / _STAMP).read_text() == stamp:
        return BUILT
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    _build_wheel()
    for name in _SHIPPED:
        shutil.copy(PYODIDE / name, BUILT / name)
    (BUILT / _STAMP).write_text(stamp)
    return BUILT


def runtime_files() -> list[Path]:
    """Return the files that a site serves of the built runtime."""
    return sorted(path for path in built_runtime().iterdir() if path.name != _STAMP)


def _require_same_python() -> None:
    python = json.loads((PYODIDE / LOCK).read_text())["info"]["python"]
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not python.startswith(f"{ours}."):
        raise RuntimeNotBuilt(
            f"Pyodide runs Python {python} and this is {ours}: byte code of one is none for the "
            "other; run make setup with the version in .python-version"
        )


def _fingerprint() -> str:
    engine = sorted(ENGINE.rglob("*.py"))
    digest = hashlib.sha256()
    for path in (*engine, ENGINE / "pyproject.toml", PYODIDE / LOCK, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _build_wheel() -> None:
    """Build, list and byte-compile the wheel, in this order: the last rewrites both."""
    _run("python", "-m", "build", "--wheel", "--no-isolation", "--outdir", str(BUILT), str(ENGINE))
    (wheel,) = BUILT.glob("*.whl")
    lock = json.loads((PYODIDE / LOCK).read_text())
    reduced = BUILT / "reduced.json"
    reduced.write_text(json.dumps({**lock, "packages": {}}))
    _run(
        *("pyodide", "lockfile", "add-wheels", "--input", str(reduced)),
        *("--output", str(BUILT / LOCK), "--base-path", str(BUILT), str(wheel)),
    )
    reduced.unlink()
    _run("pyodide", "py-compile", "--silent", str(BUILT))


def _run(command: str, *arguments: str) -> None:
    """Run a program of this virtual environment, and show its words only if it fails."""
    program = Path(sysconfig.get_path("scripts")) / command
    done = subprocess.run(
        [program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeNotBuilt(f"{command} failed:\n{done.stdout}{done.stderr}")
