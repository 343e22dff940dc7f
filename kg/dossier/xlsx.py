"""A dossier as a workbook, a sheet a section; the same bytes for the same dossier."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from kg.dossier import Dossier, Section, words
from kg.errors import ExportError, ResourceError

_SAID: Final = ("quote", "lang", "article", "url")
_WIDE: Final = frozenset({"quote", "url", "agreement", "post"})
#: A cell of a workbook takes no more characters (Excel's limit).
_LONGEST: Final = 32_767
#: Written as the time of making, because the time of day must not change the bytes.
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)


def write_xlsx(dossier: Dossier, path: Path) -> None:
    """Write the workbook. Texts stay texts: none becomes a formula or a link.

    Raises:
        ResourceError: XlsxWriter is not installed.
        ExportError: the file cannot be written.
    """
    try:
        import xlsxwriter
        from xlsxwriter.exceptions import XlsxWriterException
    except ImportError as error:
        raise ResourceError(
            "Workbooks need the library XlsxWriter, which is not installed.",
            advice="Install it with: pip install 'coopkg[xlsx]'",
        ) from error
    say = words(dossier.lang)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties(
        {"title": f"{say['title']}: {dossier.locality}", "created": _MADE.replace(tzinfo=None)}
    )
    head, wrapped = (
        book.add_format({"bold": True, "bottom": 1}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    for section in dossier.sections:
        sheet = book.add_worksheet(_sheet_name(say[section.name]))
        _write_section(sheet, section, say, head, wrapped)
    try:
        book.close()
    except (XlsxWriterException, OSError) as error:
        raise ExportError(f"the workbook cannot be written: {error}.", where=path) from error


def _write_section(
    sheet: Any, section: Section, say: dict[str, str], head: Any, wrapped: Any
) -> None:
    columns = (*section.columns, *_SAID)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, say[column], head)
        sheet.set_column(at, at, 60 if column in _WIDE else 18)
    sheet.freeze_panes(1, 1)
    line = 1
    for entry in section.entries:
        for saying in entry.sayings:
            cells = (*entry.values, saying.quote, saying.lang, saying.article, saying.url)
            for at, text in enumerate(cells):
                sheet.write_string(line, at, text[:_LONGEST], wrapped)
            line += 1
    if line > 1:
        sheet.autofilter(0, 0, line - 1, len(columns) - 1)


def _sheet_name(heading: str) -> str:
    """Return a heading as the name of a sheet: short, without what Excel forbids."""
    short = heading.partition(":")[0].partition(",")[0]
    return "".join(char for char in short if char not in "[]:*?/\\")[:31]
