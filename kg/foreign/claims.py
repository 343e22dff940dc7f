"""Claims of a person or another extractor, as JSON Lines (`docs/claims.schema.json`).

They stand or fall with their quote, which must stand in the article.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from kg.errors import ForeignError, KgError
from kg.iris import hash_of
from kg.messages import Message
from kg.model import Article, Claim, ClaimType, Modality, Reading
from kg.roles import ROLES
from kg.stated import Words, find_quote

#: Longest line that is read, in bytes.
MAX_LINE: Final = 1_000_000
_MODALITIES: Final = get_args(Modality)


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim in words, as an extractor or a person gives it.

    Attributes:
        type: One of the types of `kg.model.Claim`.
        roles: Texts by role, as `kg.stated` reads them.
        quotes: Words of the article, the best first; at least one.
        source: Who says so; becomes the claim's rule.
        modality: As in `kg.model`.
        confidence: 0 to 1.
    """

    type: ClaimType
    roles: Mapping[str, tuple[str, ...]]
    quotes: tuple[str, ...]
    source: str = "import"
    modality: Modality = "asserted"
    confidence: float = 0.5

    def key(self) -> str:
        """Return what decides the claim, for the hash of a reading."""
        roles = sorted((role, *values) for role, values in self.roles.items())
        return repr((self.type, roles, self.quotes, self.source, self.modality, self.confidence))


class ForeignClaims:
    """Claims of a file, by the identifier of the article that they are about."""

    def __init__(self, claims: Mapping[str, tuple[StatedClaim, ...]]) -> None:
        """Keep them."""
        self._claims = claims

    def of(self, article: str) -> tuple[StatedClaim, ...]:
        """Return the claims about an article."""
        return self._claims.get(article, ())

    def mark(self, article: str) -> str:
        """Return a hash of the claims about an article; empty if there are none."""
        claims = self.of(article)
        return hash_of([claim.key() for claim in claims], 8) if claims else ""


NO_CLAIMS: Final = ForeignClaims({})


def read_claim_lines(path: Path) -> tuple[ForeignClaims, list[KgError]]:
    """Read claims from JSON Lines.

    Returns:
        The claims, and a problem for each line that was left out.

    Raises:
        ForeignError: the file cannot be read.
    """
    found: dict[str, list[StatedClaim]] = defaultdict(list)
    problems: list[KgError] = []
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(MAX_LINE + 1), b""), 1):
                where = f"{path}:{number}"
                if len(line) > MAX_LINE:
                    raise ForeignError(
                        "is longer than {limit:,} bytes.", where=where, limit=MAX_LINE
                    )
                try:
                    if line.strip():
                        article, claim = parse_claim(line)
                        found[article].append(claim)
                except ValueError as error:
                    problems.append(_left_out(error.args[0], where))
    except OSError as error:
        raise ForeignError(
            "cannot be read ({error}).", where=path, error=error.strerror or error
        ) from error
    return ForeignClaims({article: tuple(claims) for article, claims in found.items()}), problems


def _left_out(why: str, where: str) -> ForeignError:
    return ForeignError(
        "this claim is left out: {why}.",
        where=where,
        advice="`kg import --schema` prints what a line must look like.",
        why=why,
    )


def parse_claim(line: bytes | str) -> tuple[str, StatedClaim]:
    """Return the article's identifier and the claim of one line.

    Raises:
        ValueError: it is no such claim.
    """
    try:
        value = json.loads(line)
    except (RecursionError, UnicodeDecodeError) as error:
        raise ValueError(Message("no JSON ({error})", error=error)) from error
    if not isinstance(value, dict):
        raise ValueError("no JSON object")
    if not isinstance(value.get("type"), str) or value["type"] not in ROLES:
        raise ValueError(Message("its type is none of {types}", types=", ".join(ROLES)))
    article, quotes = value.get("article"), _texts(value.get("quote"))
    if not isinstance(article, str) or not article or not all(q.strip() for q in quotes or [""]):
        raise ValueError("it has no article or no quote")
    roles = value.get("roles")
    if not isinstance(roles, dict) or not roles:
        raise ValueError("it has no roles")
    modality, sure = value.get("modality", "asserted"), value.get("confidence", 0.5)
    if (
        modality not in list(_MODALITIES)
        or isinstance(sure, bool)
        or not isinstance(sure, int | float)
    ):
        raise ValueError("its modality or confidence is none")
    if not 0 <= sure <= 1:
        raise ValueError("its confidence is not from 0 to 1")
    texts = {str(role): _texts(v) for role, v in roles.items()}
    source = str(value.get("source") or "unnamed")[:100]
    return article, StatedClaim(
        value["type"], texts, quotes, f"import/{source}", modality, round(float(sure), 4)
    )


def _texts(value: Any) -> tuple[str, ...]:
    several = value if isinstance(value, list) else [value]
    if not all(isinstance(v, str | int | float) and not isinstance(v, bool) for v in several):
        raise ValueError("roles and quotes hold texts, numbers, or lists of them")
    return tuple(str(v) for v in several)


def with_foreign(
    reading: Reading, claims: Iterable[StatedClaim], words: Words
) -> tuple[Reading, list[Message]]:
    """Add claims of others to a reading.

    Args:
        reading: Of the article.
        claims: About it.
        words: With the entities of the reading.

    Returns:
        The reading with those that hold, and for each other one why it does not.
    """
    added: list[Claim] = []
    problems: list[Message] = []
    for stated in claims:
        try:
            added.append(_claim(reading.article, stated, words))
        except LookupError as error:
            problems.append(
                Message(
                    "a claim of {source} is left out: {why}",
                    source=stated.source,
                    why=error.args[0],
                )
            )
    entities = words.all_entities() if added else reading.entities
    return Reading(reading.article, entities, (*reading.claims, *added)), problems


def _claim(article: Article, stated: StatedClaim, words: Words) -> Claim:
    evidence = tuple(find_quote(article, quote) for quote in stated.quotes)
    if not all(evidence):
        raise LookupError("its quote does not stand in headline, lead, body or captions")
    held = tuple(found for found in evidence if found)
    return words.claim(
        stated.type, stated.roles, held, stated.source,
        modality=stated.modality, confidence=stated.confidence,
        reasons=("stated by another source",),
    )  # fmt: skip
