"""PDF and DOCX: read in a process of their own, with limits, and then text like any other.

A file that is made to exhaust time or memory takes only that process with it. The doors
to pypdf and python-docx, which come with the extra `documents`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from kg.errors import ArticleError
from kg.messages import Message

#: File name extensions of such documents.
DOCUMENTS: Final = frozenset({".pdf", ".docx"})
#: Seconds, bytes of memory, pages, and characters of text that one document may take.
MAX_SECONDS: Final = 30
MAX_MEMORY: Final = 1_000_000_000
MAX_PAGES: Final = 500
MAX_TEXT: Final = 1_000_001  # one more than an article may have, so that it is reported
#: Bytes that the parts of a DOCX may unfold to, and how many times the file's size.
_MAX_UNFOLDED: Final = 100_000_000
_MAX_RATIO: Final = 200


def read_document(path: Path) -> dict[str, str]:
    """Return text, title and date of publication of a PDF or DOCX file.

    Raises:
        ArticleError: it cannot be read, or goes beyond a limit.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "kg.reading.documents", str(path.resolve())],
            capture_output=True,
            timeout=MAX_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as error:
        raise _failed(
            path, Message("takes longer than {seconds} s to read", seconds=MAX_SECONDS)
        ) from error
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _failed(path, lines[-1][:300] if lines else f"ended with {done.returncode}")
    found = json.loads(done.stdout)
    return {str(key): str(value) for key, value in found.items()}


def _failed(path: Path, why: str) -> ArticleError:
    return ArticleError(
        "cannot be read as {kind} ({why}).",
        where=path,
        advice="Save it as text, or look whether it is damaged; "
        "pip install 'coopkg[documents]' brings the readers.",
        kind=path.suffix.upper().removeprefix("."),
        why=why,
    )


def _pdf(path: Path) -> dict[str, str]:
    from pypdf import PdfReader

    reader = PdfReader(path, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("it asks for a password")
    if len(reader.pages) > MAX_PAGES:
        raise ValueError(f"it has more than {MAX_PAGES} pages")
    text = _limited(page.extract_text() for page in reader.pages)
    title = reader.metadata.title if reader.metadata else None
    return {"text": text, "title": title or ""}


def _docx(path: Path) -> dict[str, str]:
    from docx import Document

    _check_archive(path)
    document: Any = Document(str(path))
    text = _limited(paragraph.text + "\n" for paragraph in document.paragraphs)
    return {"text": text, "title": document.core_properties.title or ""}


def _check_archive(path: Path) -> None:
    """Refuse an archive that unfolds to far more than it is."""
    with zipfile.ZipFile(path) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > _MAX_UNFOLDED or size > _MAX_RATIO * max(path.stat().st_size, 10_000):
        raise ValueError(f"it would unfold to {size:,} bytes")


def _limited(parts: Iterator[str]) -> str:
    found: list[str] = []
    left = MAX_TEXT
    for part in parts:
        found.append(part[:left])
        left -= len(found[-1])
        if left <= 0:
            break
    return "\n".join(found) if left > 0 else "".join(found)


def _limit_memory() -> None:
    """Set a limit to this process's memory, where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows: the time limit stands alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


_READERS: Final[dict[str, Callable[[Path], dict[str, str]]]] = {".pdf": _pdf, ".docx": _docx}


def main() -> int:
    """Read the document that the first argument names; JSON on standard output."""
    path = Path(sys.argv[1])
    _limit_memory()
    try:
        found = _READERS[path.suffix.lower()](path)
    except (Exception, RecursionError) as error:  # noqa: BLE001 - libraries raise anything on bad files
        sys.stderr.write(f"{type(error).__name__}: {error}\n".replace("\n", " "))
        return 1
    sys.stdout.write(json.dumps({key: value for key, value in found.items() if value}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
