"""The built site that tests read and open: built once, and kept until what makes it changes."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

from build_tools.today import latest, today

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".cache" / "sites"
PATH = "a-path"
"""Where the site stands on its host: below a path, as on a host that serves other sites too."""
KEEP = 2
"""How many sites are kept: who goes back to another branch finds that one's."""
_BUILT = "is-built"


def built_site() -> Path:
    """Return the folder of the site, both languages; whoever comes first builds it for all."""
    KEPT.mkdir(parents=True, exist_ok=True)
    folder = KEPT / _fingerprint()
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / _BUILT).is_file():
            shutil.rmtree(folder, ignore_errors=True)
            mkdocs = Path(sysconfig.get_path("scripts")) / "mkdocs"
            command: list[str | Path] = [mkdocs, "build", "--quiet", "--site-dir", folder / PATH]
            subprocess.run(command, cwd=ROOT, check=True)
        (folder / _BUILT).touch()
        by_use = sorted(KEPT.glob(f"*/{_BUILT}"), key=lambda path: path.stat().st_mtime)
        for stamp in by_use[:-KEEP]:
            shutil.rmtree(stamp.parent)
    return folder / PATH


def _fingerprint() -> str:
    """Return in short all that the site is made of and by; the day is among it."""
    digest = hashlib.sha256(f"{today()} {latest(today())} {os.environ.get('SITE_URL')}".encode())
    folders = (ROOT / name for name in ("docs", "build_tools", "decision_tree"))
    inside = (path for folder in folders for path in sorted(folder.rglob("*")))
    pinned = (ROOT / name for name in ("requirements.txt", "package-lock.json", ".python-version"))
    for path in (*inside, *sorted(ROOT.glob("mkdocs*.yml")), *pinned):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            digest.update(f"\n{path.relative_to(ROOT)} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:16]
