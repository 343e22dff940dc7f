"""The folder of a site: what is the same is not written again, what is gone goes.

A file says what was written and from what (`.coopkg-site.json`); nothing that is not
named in it is ever touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from kg.errors import ExportError
from kg.iris import hash_of

_MARK: Final = ".coopkg-site.json"


class Folder:
    """A folder that a site is written to.

    Attributes:
        path: Where it is.
        before: Digest of what each page was made from, by path without language.
        written: How many files were written this time.
        removed: How many files were removed by `finish`.
    """

    def __init__(self, path: Path, state: str, langs: tuple[str, ...]) -> None:
        """Make the folder, or take up one that a site was written to before.

        Args:
            path: Where to write.
            state: What beside the data decides how pages look; if it is another than
                last time, every page is made anew.
            langs: Languages of the pages.

        Raises:
            ExportError: the folder holds other things, or cannot be written.
        """
        self.path = path
        self._langs = langs
        self._state = state
        self._files: set[str] = set()
        self._pages: dict[str, str] = {}
        self.written = self.removed = 0
        known = self._read()
        self._old_files: set[str] = set(known.get("files", ()))
        self._old_pages: dict[str, str] = dict(known.get("pages", {}))
        self._old_langs: tuple[str, ...] = tuple(known.get("langs", ()))
        same = known.get("state") == state and self._old_langs == langs
        self.before = self._old_pages if same else {}

    def _read(self) -> dict[str, Any]:
        mark = self.path / _MARK
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if mark.is_file():
                return dict(json.loads(mark.read_text(encoding="utf-8")))
            if any(self.path.iterdir()):
                raise ExportError(
                    "the folder holds other things and no site.",
                    where=self.path,
                    advice="Give an empty or a new folder.",
                )
            mark.write_text("{}", encoding="utf-8")  # a build that is stopped can go on
        except (OSError, ValueError) as error:
            raise self._failed(error) from error
        return {}

    def put(self, name: str, data: str | bytes) -> None:
        """Write a file unless it has these bytes already."""
        body = data.encode() if isinstance(data, str) else data
        self._files.add(name)
        try:
            if write_file(self.path / name, body):
                self.written += 1
        except OSError as error:
            raise self._failed(error) from error

    def keep(self, pages: Mapping[str, str], written: int) -> None:
        """Note pages, of all languages, by what they were made from, and files written of them."""
        self._pages |= pages
        self.written += written

    def note(self, names: Iterable[str], written: int) -> None:
        """Note files that somebody else has put here, and how many of them were written."""
        self._files |= set(names)
        self.written += written

    def finish(self) -> None:
        """Remove what is gone and note what is there."""
        now = self._files | {self._file(lang, p) for lang in self._langs for p in self._pages}
        old = {self._file(lang, p) for lang in self._old_langs for p in self._old_pages}
        try:
            for name in sorted((old | self._old_files) - now):
                (self.path / name).unlink(missing_ok=True)
                self.removed += 1
            state = {
                "state": self._state,
                "langs": self._langs,
                "files": sorted(self._files),
                "pages": dict(sorted(self._pages.items())),
            }
            write_file(self.path / _MARK, json.dumps(state, indent=0).encode())
        except OSError as error:
            raise self._failed(error) from error

    @staticmethod
    def _file(lang: str, page: str) -> str:
        return f"{lang}/{page}.html"

    def _failed(self, error: OSError | ValueError) -> ExportError:
        return ExportError(
            f"the site cannot be written: {getattr(error, 'strerror', None) or error}.",
            where=self.path,
            advice="Look at the folder's permissions and the free space.",
        )


def write_file(path: Path, data: bytes) -> bool:
    """Put bytes in a file's place at once, unless they are there; say whether it was needed."""
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name[:100]}.part")
    part.write_bytes(data)
    part.replace(path)
    return True


def digest(value: object) -> str:
    """Return a digest of a value made of frozen dataclasses, tuples and texts."""
    return hash_of([repr(value)], 32)
