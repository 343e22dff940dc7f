"""A dossier as a page to print: escaped, with language and direction of every quote."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from kg.dossier import Dossier, words


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("kg.dossier", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["direction"] = direction
    environment.filters["safe_url"] = safe_url
    return environment.get_template("dossier.html")


def dossier_html(dossier: Dossier) -> str:
    """Return the dossier as one HTML page that needs nothing from elsewhere."""
    return _template().render(dossier=dossier, say=words(dossier.lang))


def direction(text: str) -> str:
    """Return `rtl` or `ltr`, by the first letter that has a direction.

    Source: Unicode Standard Annex 9, rules P2 and P3.

    >>> direction("2025: هاي فونج"), direction("Hải Phòng")
    ('rtl', 'ltr')
    """
    strong = (unicodedata.bidirectional(char) for char in text)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def safe_url(url: str) -> str:
    """Return an address that may stand in a link; empty if it is no address of the web."""
    return url if url.startswith(("http://", "https://")) else ""
