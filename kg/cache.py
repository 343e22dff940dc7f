"""Data compiled once and kept in files of the user's cache folder, to load fast.

A file's name tells for which Python and from which folder its data were compiled, so that
checkouts and versions that share the cache leave each other's files alone, and a stamp of
the sources: when they change, another file is made and the old one goes. A file that
nobody has loaded for a month goes as well. A cache that cannot be read or written, or that
is broken, costs time and nothing else.
"""

from __future__ import annotations

import gc
import hashlib
import marshal
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

_DIGEST: Final = 16  # bytes of the checksum before the data
_UNUSED: Final = 30 * 24 * 3600.0  # seconds after which a file that nobody loads goes
_CODE: Final = Path(__file__).parent


def cache_dir() -> Path:
    """Return the folder for compiled data (`COOPKG_CACHE`, else the user's cache).

    Raises:
        RuntimeError: no folder is given, and the user has no home.
    """
    given = os.environ.get("COOPKG_CACHE")
    base = os.environ.get("XDG_CACHE_HOME")
    return Path(given) if given else (Path(base) if base else Path.home() / ".cache") / "coopkg"


def cached(name: str, folder: Path, sources: Iterable[Path], make: Callable[[], Any]) -> Any:
    """Return what `make` returns, from the cache if its sources have not changed since.

    Args:
        name: What is compiled (`lexicon-vi`); no two things may share one.
        folder: Where the data lie; other folders have other files.
        sources: The files that the result depends on, data and code.
        make: Compiles; its result must be what `marshal` can write.
    """
    try:
        path = cache_dir() / f"{_prefix(name, folder)}-{_stamp(sources)}.bin"
    except RuntimeError:  # an account without a home: there is nowhere to keep anything
        return make()
    found = _read(path)
    if found is None:
        found = make()
        _write(path, marshal.dumps(found))
    return found


def code(*names: str) -> list[Path]:
    """Return the files of some modules of the package (`text`), as sources."""
    return [_CODE / f"{name}.py" for name in names]


def _prefix(name: str, folder: Path) -> str:
    where = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]
    return f"{name}-{sys.implementation.cache_tag}-{where}"


def _stamp(sources: Iterable[Path]) -> str:
    parts = []
    for path in sorted(sources):
        stat = path.stat()
        parts.append(f"{path.name} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def _checksum(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _read(path: Path) -> Any:
    """Return what a file holds; None if there is none or not all of what was written."""
    try:
        content = memoryview(path.read_bytes())
    except OSError:
        return None
    if content[:_DIGEST] != _checksum(content[_DIGEST:]):
        return None  # checked first: marshal may crash on data that it has not written
    _note_use(path)
    with without_collector():
        found = marshal.loads(content[_DIGEST:])  # noqa: S302 - our own file, as the checksum says
        gc.freeze()  # it is there to stay: the collector need not look through it ever again
        return found


def _note_use(path: Path) -> None:
    """Keep a file from being taken for unused; once a day is enough."""
    with suppress(OSError):  # another user's file, or one that is just gone
        if time.time() - path.stat().st_mtime > _UNUSED / 30:
            os.utime(path)


@contextmanager
def without_collector() -> Iterator[None]:
    """Let objects be made by the hundred thousand without looking for garbage among them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _write(path: Path, data: bytes) -> None:
    """Put a file in its place at once, so that a reader sees all of it or none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False)  # noqa: SIM115
    except OSError:
        return
    try:
        with handle:
            handle.write(_checksum(data) + data)
        Path(handle.name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(handle.name).unlink()
        return
    _drop_old(path)


def _drop_old(path: Path) -> None:
    """Remove what `path` replaces, and files unused for long, unfinished ones among them."""
    replaced = path.name.rpartition("-")[0]
    for old in path.parent.iterdir():
        with suppress(OSError):  # another process was faster
            unused = time.time() - old.stat().st_mtime > _UNUSED
            ours = old.suffix in (".bin", ".tmp") and old != path
            if ours and (unused or old.name.rpartition("-")[0] == replaced):
                old.unlink()
