"""What code prints in processes that hash texts differently."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

#: The folder that holds `kg` and `tests`.
ROOT = Path(__file__).parent.parent


def printed(code: str, *folders: Path) -> set[str]:
    """Return what some code prints under several seeds of hashing: one text if all agree.

    Args:
        code: Python.
        folders: Where it may import from, besides the folder of the project.

    Raises:
        CalledProcessError: it failed.
    """
    path = os.pathsep.join(map(str, (*folders, ROOT)))
    return {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
        ).stdout
        for seed in ("1", "2", "3")
    }
