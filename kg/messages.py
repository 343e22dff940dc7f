"""Texts for people that can be told in another language; `kg.translation` does that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Message(str):
    """A text in English that knows of what it was made.

    It is a string like any other, so that nobody needs to know of languages who only logs
    or compares it.

    Attributes:
        template: The text with a field `{name}` for each value, as `str.format` has it.
        values: The values; a value may be such a text itself.
        versions: The same by tag of language, for texts that bring their own versions, such
            as messages of shapes.
    """

    template: str
    values: Mapping[str, Any]
    versions: Mapping[str, str]

    def __new__(
        cls, template: str, versions: Mapping[str, str] | None = None, **values: Any
    ) -> Message:
        """Fill in the values; a text without any stands as it is, braces and all."""
        found = super().__new__(cls, template.format(**values) if values else template)
        found.template, found.values, found.versions = template, values, versions or {}
        return found
