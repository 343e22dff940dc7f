"""What a page is about, in schema.org's words, for those who read pages by program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kg.site.model import Page

_TYPES: Final = {
    "place": "AdministrativeArea", "body": "Organization", "person": "Person",
    "group": "Organization", "programme": "Project", "event": "Event", "article": "NewsArticle",
    "field": "DefinedTerm",
}  # fmt: skip
_DAY: Final = len("2025-09-26")


def describe_page(page: Page, title: str, name: Callable[[str], str], lang: str) -> dict[str, Any]:
    """Return the JSON-LD of a thing's page.

    Ties and agreements have no type of their own in schema.org: their pages are
    `WebPage`s that mention the parties.
    """
    kind = _TYPES.get(page.kind)
    about: dict[str, Any] = {"@id": page.iri, "@type": kind or "Thing", "name": title}
    held = dict(page.roles)
    same = [value.iri for value in held.get("same_as", ())]
    if same:
        about["sameAs"] = same
    names = [value.text for value in page.names if value.text != title]
    if names and page.kind != "article":
        about["alternateName"] = names[:20]
    if page.kind == "place" and "latitude" in held and "longitude" in held:
        about["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(held["latitude"][0].text),
            "longitude": float(held["longitude"][0].text),
        }
    if page.kind == "article":
        about |= _article(held)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": title,
        "inLanguage": lang,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "about": about | (_event(page, name) if page.kind == "event" else {}),
    }
    if page.fact and page.kind != "event":
        sides = [value.iri for _, values in page.fact.roles for value in values if value.iri]
        found["mentions"] = [{"@id": iri, "name": name(iri)} for iri in sides]
    return found


def describe_site(name: str, text: str, lang: str) -> dict[str, Any]:
    """Return the JSON-LD of the first page: a data set about cooperation."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": text,
        "inLanguage": lang,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isAccessibleForFree": True,
    }


def describe_list(name: str, lang: str) -> dict[str, Any]:
    """Return the JSON-LD of a page that lists things."""
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": name,
        "inLanguage": lang,
    }


def _article(held: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "language" in held:
        found["inLanguage"] = held["language"][0].text
    if "published" in held:
        found["datePublished"] = held["published"][0].text
    if "address" in held:
        found["url"] = held["address"][0].iri
    return found


def _event(page: Page, name: Callable[[str], str]) -> dict[str, Any]:
    assert page.fact is not None
    held = dict(page.fact.roles)
    found: dict[str, Any] = {}
    day = page.fact.date[:_DAY]
    if day[:4].isdigit():
        found["startDate"] = day.partition("/")[0]
    if "place" in held:
        place = held["place"][0].iri
        found["location"] = {"@id": place, "@type": "Place", "name": name(place)}
    return found
