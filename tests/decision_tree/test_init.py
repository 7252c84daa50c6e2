import subprocess
import sys
from types import ModuleType

import decision_tree
from tests.conftest import ROOT


def test_every_public_name_is_exported_and_listed_in_order() -> None:
    public = [
        name
        for name, value in vars(decision_tree).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    ]
    assert decision_tree.__all__ == sorted(public)


def test_the_engine_needs_nothing_but_the_standard_library() -> None:
    """The browser gets this one package and no other."""
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import decision_tree.session"
    run = subprocess.run([sys.executable, "-I", "-S", "-c", program], check=False, cwd="/")
    assert run.returncode == 0
