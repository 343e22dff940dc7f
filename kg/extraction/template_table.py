"""A language's date templates as a table that scans a text once.

At each place only the templates that can begin there are tried, so that a scan is linear
in the text; they are compiled when their beginning is first met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extraction.patterns import NO_LETTER_BEFORE, needs_left_edge
from kg.extraction.templates import FIGURE, Template, Words, check_template

_NO_NUMBER_BEFORE = r"(?<!\d)(?<!\d[.,/:٫٬])"


@dataclass(frozen=True)
class TemplateTable:
    """Templates in order of preference, compiled by what they begin with when first needed."""

    templates: tuple[Template, ...]
    starts: re.Pattern[str]
    compiled: dict[str, re.Pattern[str] | None] = field(default_factory=dict)

    def find(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches between two offsets, from left to right, without overlap.

        Of two that overlap the fuller one is taken: "March 5" in "in March 5".
        """
        best: re.Match[str] | None = None
        for begin in self.starts.finditer(text, start, end):
            pos = begin.start()
            if best is not None and pos >= best.end():
                yield best
                best = None
            head = text[pos : pos + 2]
            pattern = self._pattern(FIGURE if head[0].isdecimal() else head)
            match = pattern.match(text, pos, end) if pattern else None
            if match is not None and (best is None or _is_fuller(match, best)):
                best = match
        if best is not None:
            yield best

    def _pattern(self, head: str) -> re.Pattern[str] | None:
        if head not in self.compiled:
            fit = [t for t in self.templates if any(head.startswith(h) for h in t.heads)]
            self.compiled[head] = join_templates(fit) if fit else None
        return self.compiled[head]


def _is_fuller(later: re.Match[str], best: re.Match[str]) -> bool:
    """Tell whether a match that begins inside another reaches further and says more."""
    if later.end() <= best.end():
        return False
    said, before = (sum(value is not None for value in m.groups()) for m in (later, best))
    longer = later.end() - later.start() > best.end() - best.start()
    return said > before or (said == before and longer)


def build_table(templates: tuple[Template, ...], words: Words) -> TemplateTable:
    """Build a table of templates.

    Args:
        templates: In order of preference.
        words: Word lists of the language.
    """
    first = {head[0] for template in templates for head in template.heads} - {FIGURE}
    edged = re.escape("".join(sorted(c for c in first if needs_left_edge(c))))
    free = re.escape("".join(sorted(c for c in first if not needs_left_edge(c))))
    glued = [f"(?<={NO_LETTER_BEFORE}{re.escape(p)})" for p in words.prefixes]
    word_start = "(?:" + "|".join([NO_LETTER_BEFORE, *glued]) + ")"
    parts = [_NO_NUMBER_BEFORE + r"\d"]
    parts += (
        [f"[{edged}](?<={word_start}.)" if not glued else f"{word_start}[{edged}]"] if edged else []
    )
    parts += [f"[{free}]"] if free else []
    return TemplateTable(templates, re.compile("|".join(parts)))


def join_templates(templates: list[Template]) -> re.Pattern[str]:
    """Compile templates into one expression; the first that fits wins.

    Raises:
        LexiconError: a template is unbalanced or names a field twice.
    """
    try:
        return re.compile("|".join(template.regex for template in templates))
    except re.error:
        for template in templates:
            check_template(template)
        raise
