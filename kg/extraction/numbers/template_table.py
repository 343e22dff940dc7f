"""A language's date templates as a table that scans a text once.

At each place only the templates that can begin there are tried, so that a scan is linear
in the text; each is compiled when a text first has its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extraction.numbers.patterns import NO_LETTER_BEFORE, needs_left_edge
from kg.extraction.numbers.templates import FIGURE, HEAD, Template, Words, compile_regex

_NO_NUMBER_BEFORE = r"(?<!\d)(?<!\d[.,/:٫٬])"


@dataclass(frozen=True)
class TemplateTable:
    """Templates in order of preference, compiled when first needed.

    Attributes:
        templates: All of them.
        starts: Where a template can begin.
        fitting: By the characters at such a place, the numbers of the templates that can
            begin with them.
        compiled: Expressions by number of the template.
    """

    templates: tuple[Template, ...]
    starts: re.Pattern[str]
    fitting: dict[str, tuple[int, ...]] = field(default_factory=dict)
    compiled: dict[int, re.Pattern[str]] = field(default_factory=dict)

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
            match = self._match(text, pos, end)
            if match is not None and (best is None or _is_fuller(match, best)):
                best = match
        if best is not None:
            yield best

    def _match(self, text: str, pos: int, end: int) -> re.Match[str] | None:
        """Return the match of the first template that fits at a place."""
        head = FIGURE if text[pos].isdecimal() else text[pos : pos + HEAD]
        fitting = self.fitting.get(head)
        if fitting is None:
            fitting = self.fitting[head] = tuple(
                n for n, t in enumerate(self.templates) if head.startswith(tuple(t.heads))
            )
        for number in fitting:
            pattern = self.compiled.get(number)
            if pattern is None:
                pattern = self.compiled[number] = compile_regex(self.templates[number])
            if (match := pattern.match(text, pos, end)) is not None:
                return match
        return None


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
    heads = sorted({head for template in templates for head in template.heads} - {FIGURE})
    edged = [head for head in heads if needs_left_edge(head[0])]
    free = [head for head in heads if not needs_left_edge(head[0])]
    glued = [f"(?<={NO_LETTER_BEFORE}{re.escape(p)})" for p in words.prefixes]
    word_start = "(?:" + "|".join([NO_LETTER_BEFORE, *glued]) + ")"
    # A class of characters first: the scan skips all others quickly.
    firsts = re.escape("".join(sorted({head[0] for head in heads})))
    parts = [rf"(?<=\d)(?<={_NO_NUMBER_BEFORE}.)"]
    parts += [f"(?:{_any_head(edged)})(?<={word_start}.)"] if edged else []
    parts += [_any_head(free)] if free else []
    starts = re.compile(rf"[\d{firsts}](?:{'|'.join(parts)})")
    return TemplateTable(templates, starts)


def _any_head(heads: list[str]) -> str:
    """Return an expression that holds after the first character of any of some heads."""
    by_first: dict[str, list[str]] = {}
    for head in heads:
        by_first.setdefault(head[0], []).append(head[1:])
    parts = []
    for first, rests in sorted(by_first.items()):
        after = "" if "" in rests else f"(?={'|'.join(map(re.escape, rests))})"
        parts.append(f"(?<={re.escape(first)}){after}")
    return "|".join(parts)
