"""A dossier as Markdown."""

from __future__ import annotations

from kg.dossier import Dossier, Entry, Section, words
from kg.results import as_markdown


def dossier_markdown(dossier: Dossier) -> str:
    """Return the dossier as Markdown in which nothing but our own marks is markup."""
    say = words(dossier.lang)
    partner = f" {say['with']} {as_markdown(dossier.partner)}" if dossier.partner else ""
    lines = [f"# {say['title']}: {as_markdown(dossier.locality)}{partner}", ""]
    if dossier.as_of:
        lines += [f"{say['as_of']} {dossier.as_of}.", ""]
    lines += [say["source"], ""]
    for section in dossier.sections:
        lines += [f"## {say[section.name]}", ""]
        lines += [line for entry in section.entries for line in _entry(section, entry, say)]
        lines += [] if section.entries else [say["none"], ""]
    return "\n".join(lines).rstrip() + "\n"


def _entry(section: Section, entry: Entry, say: dict[str, str]) -> list[str]:
    known = [
        f"{say[column]}: {as_markdown(value.replace('_', ' '))}"
        for column, value in zip(section.columns[1:], entry.values[1:], strict=True)
        if value
    ]
    first = as_markdown(entry.values[0].replace("_", " ")) or "–"
    lines = [f"- **{first}**" + (f" – {'; '.join(known)}" if known else "")]
    for saying in entry.sayings:
        where = as_markdown(saying.article) + (f" <{saying.url}>" if _is_plain(saying.url) else "")
        lines.append(f"  > “{as_markdown(saying.quote)}” ({saying.lang})  \n  > — {where}\n")
    return [*lines, ""]


def _is_plain(url: str) -> bool:
    return url.startswith(("http://", "https://")) and not set(url) & set("<> \n")
