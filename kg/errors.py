"""Every error this package raises, and nothing else.

    KgError
    ├── ArticleError      an article, or a file of articles, cannot be read
    │   └── AssumptionError  it was read, but something about it had to be assumed
    ├── LexiconError      a label, cue or profile file of a language is broken
    ├── GazetteerError    a table of places or names is broken
    ├── QueryError        a saved question, or a value given to it, is wrong
    ├── StoreError        a store cannot be opened, read or written
    │   └── PartialAnswerError  an endpoint gave a part of the rows
    ├── ShapesError       a shapes file cannot be used
    ├── ExportError       a graph cannot be written as asked
    ├── ReviewError       a file of decisions, or a decision, cannot be used
    ├── ForeignError      claims or graphs of others cannot be taken in
    └── ResourceError     shipped data is missing from the installation

An error says what happened, where, and what to do next. "Nothing found" is an
answer and not an error; a graph that does not conform is a report.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.messages import Message


class KgError(Exception):
    """Root of the tree.

    Attributes:
        what: What happened, in one sentence.
        where: The file, IRI or parameter it happened at; empty if none.
        advice: What to do next; empty if there is nothing to say.
    """

    def __init__(
        self, what: str, *, where: str | Path = "", advice: str = "", **values: Any
    ) -> None:
        """Keep the parts and compose the message from them.

        Args:
            what: In English; the values stand in it, and in the advice, as `{name}`, so that
                both can be told in another language (`kg.translation`).
            where: Anything.
            advice: As `what`.
            values: Only these are filled in; without any, braces stay what they are.
        """
        self.what = what if isinstance(what, Message) else Message(what, **values)
        # A file's name may hold anything; a message is one line.
        self.where = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(where))
        self.advice = Message(advice, **values)
        super().__init__(self.text())

    def text(self, told: Callable[[str], str] = str) -> str:
        """Return the whole message; `told` says a part of it in another language."""
        return f"{self.where}: {self.said(told)}" if self.where else self.said(told)

    def said(self, told: Callable[[str], str] = str) -> str:
        """Return the message without the place."""
        what, advice = told(self.what), told(self.advice)
        end = "" if what.endswith((".", "!", "?")) else "."
        return f"{what}{end} {advice}" if advice else what


class ArticleError(KgError):
    """An article, or a file of articles, cannot be read."""


class AssumptionError(ArticleError):
    """An article was read, but something about it had to be assumed."""


class LexiconError(KgError):
    """A label, cue or profile file of a language is broken."""


class GazetteerError(KgError):
    """A table of places or names is broken."""


class QueryError(KgError):
    """A saved question, or a value given to it, is wrong."""


class StoreError(KgError):
    """A store cannot be opened, read or written."""


class PartialAnswerError(StoreError):
    """An endpoint gave a part of the rows, and they cannot be asked for in pages."""


class ShapesError(KgError):
    """A shapes file cannot be used."""


class ExportError(KgError):
    """A graph cannot be written as asked."""


class ForeignError(KgError):
    """Claims or graphs of others cannot be taken in."""


class ReviewError(KgError):
    """A file of decisions, or a decision, cannot be used."""


class ResourceError(KgError):
    """Shipped data is missing from the installation."""
