"""What the names of an article tell together of what each of them means."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.quantities.quantities import year_told
from kg.extraction.scene import Scene, Sentence
from kg.gazetteer import PARTNER_COUNTRIES, Place
from kg.text import fold_loose

#: What an article without any date is taken to speak of: before the changes of rank of 2026.
_UNDATED = "2025-12-31"
#: Inhabitants from which a city needs no country beside its name.
_KNOWN = 300_000


@dataclass(slots=True)
class FoundName:
    """A name in the text with its possible places and the type word beside it."""

    i: int
    j: int
    name_i: int
    name_j: int
    options: tuple[Place, ...]
    kind: str
    weak: bool
    governed: bool = False
    person: bool = False


def kind_then(scene: Scene, place: Place) -> str:
    """Return the kind of a place at the time of the article: ranks changed."""
    if place.key not in scene.gazetteer.risen:
        return place.kind
    date = scene.article.published or year_told(scene) or _UNDATED
    return scene.gazetteer.kind_on(place.key, date)


def provinces_named(scene: Scene, found: list[tuple[Sentence, list[FoundName]]]) -> dict[str, str]:
    """Return names that stand beside "province" somewhere: alone they mean the province.

    A province and its chief town often share a name; the town needs its type word then,
    unless it is only the town that the article ever calls by its type.
    """
    known: dict[str, str] = {}
    for kind in ("city", "province"):
        for name in (n for _, names in found for n in names if n.kind == kind):
            units = [p for p in name.options if kind_then(scene, p) == kind]
            mixed = kind == "city" and len({p.kind for p in name.options}) > 1
            if mixed and any(_is_provincial(scene, s) for s in scene.sentences):
                units = []  # "in the city of X, the chairman of the province": X is the province
            if len(units) == 1 and (kind == "province" or len(name.options) > 1):
                known[" ".join(scene.tokens.folds[name.name_i : name.name_j])] = units[0].key
                known[all_meanings(name.options)] = units[0].key
    return known


def tells_of_cities(scene: Scene) -> bool:
    """Say whether an article speaks of cities and mayors more than of provinces and governors.

    In news of a city a bare name that a city shares with its province means the city.
    """
    kinds, governs = scene.frames.place_kind, scene.frames.governs
    told = {"city": 0, "province": 0}
    for hit in (hit for sentence in scene.sentences for hit in sentence.hits):
        for kind in (
            *(kinds.get(code, "") for code in hit.all("place-type")),
            *(governs.get(post, "") for post in hit.all("post")),
        ):
            if kind in told:
                told[kind] += 1
    return told["city"] > told["province"]


def _is_provincial(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a body of a province that is not named acts: "UBND tỉnh", "Tỉnh ủy"."""
    if scene.lexicon.profile.head_order != "first" or not scene.lexicon.profile.case_marks_names:
        return False
    levels = {h.i for h in sentence.hits if "adj:provincial" in h.concepts}
    named = {h.j for h in sentence.hits if "adj:provincial" in h.concepts and any(
        n.has("place") and n.i == h.j for n in sentence.hits)}  # fmt: skip
    return any(
        "body:provincial-party-committee" in h.concepts
        or ("body:people-committee" in h.concepts and h.j in levels and h.j + 1 not in named)
        for h in sentence.hits
    )


def all_meanings(options: tuple[Place, ...]) -> str:
    """Return what all inflected forms of a name share: the places that it may mean."""
    return "|".join(sorted(p.key for p in options))


def cities_with_mayors(
    scene: Scene, found: list[tuple[Sentence, list[FoundName]]]
) -> dict[tuple[Place, ...], str]:
    """Return names that have a mayor somewhere and are no province anywhere: they mean the city.

    Of several cities of one name it is the one of a country that the article speaks of, then
    of the country that speaks its language first of all, then the largest.
    """
    named, only = countries_named(found), countries_told(found)
    spoken = scene.lexicon.profile.country

    def rank(place: Place) -> tuple[bool, bool, int, int, str]:
        home = -spoken.index(place.country) if place.country in spoken else -len(spoken)
        land = place.country
        return land in named, land in only, home, place.population, place.key

    told: dict[tuple[Place, ...], set[str]] = {}
    mayors: dict[tuple[Place, ...], str] = {}
    for _, names in found:
        for name in names:
            told.setdefault(name.options, set()).add(name.kind)
            cities = [p for p in name.options if kind_then(scene, p) == "city"]
            if name.governed and name.kind == "city" and cities:
                mayors[name.options] = max(cities, key=rank).key
    return {options: key for options, key in mayors.items() if "province" not in told[options]}


def countries_named(found: list[tuple[Sentence, list[FoundName]]]) -> dict[str, float]:
    """Weigh the countries that the article names, by how often."""
    weights: dict[str, float] = {}
    for _, names in found:
        for name in names:
            codes = {p.country for p in name.options if p.kind == "country"}
            if len(codes) == 1 and not name.weak:
                code = codes.pop()
                weights[code] = weights.get(code, 0.0) + 1.0
    return weights


def favoured_country(scene: Scene, found: list[tuple[Sentence, list[FoundName]]]) -> str:
    """Return the country whose units names mean that others share: Vietnam's, by default.

    In a language of the press of another country it is that one's, if the article names
    more places that only lie there ("河南省" beside "郑州" is Henan, not Hà Nam).
    """
    seen = only_there(found)
    own = max(scene.lexicon.profile.country, key=lambda c: len(seen.get(c, ())), default="VN")
    return own if len(seen.get(own, ())) > len(seen.get("VN", ())) else "VN"


def countries_told(found: list[tuple[Sentence, list[FoundName]]]) -> frozenset[str]:
    """Return the countries that the article speaks of by two of their places, or by a province.

    Names that mean nothing elsewhere say so: one town may be somebody's surname.
    """
    first = {
        p.country
        for _, names in found
        for name in names
        for p in name.options
        if p.kind == "province" and len(name.options) == 1 and not name.weak
    }
    return frozenset(c for c, keys in only_there(found).items() if len(keys) > 1) | first


def only_there(found: list[tuple[Sentence, list[FoundName]]]) -> dict[str, set[str]]:
    """Return the keys of places whose names mean nothing elsewhere, by their country."""
    seen: dict[str, set[str]] = {}
    for _, names in found:
        for name in names:
            lands = {p.country for p in name.options}
            if len(lands) == 1 and not name.weak:
                seen.setdefault(lands.pop(), set()).add(name.options[0].key)
    return seen


def is_near(place: Place, named: set[str], spoken: tuple[str, ...] = ()) -> bool:
    """Say whether a name needs no type word: of a country named, a usual partner's, or large.

    So do the units of the countries that speak the language of the text.
    """
    known = place.country in PARTNER_COUNTRIES or place.country in spoken
    return (
        place.country in named
        or place.country == "VN"
        or place.kind == "country"
        or (bool(place.iso) and known)
        or (place.kind == "district" and place.country in spoken)
        or place.population >= _KNOWN
    )


def without_persons(
    scene: Scene, found: list[tuple[Sentence, list[FoundName]]]
) -> list[tuple[Sentence, list[FoundName]]]:
    """Take out names of persons, also where they stand alone: "Mayor Bambang Sutrisno. Bambang"."""
    folds = scene.tokens.folds
    borne = {folds[n.name_i : n.name_j] for _, names in found for n in names if n.person}
    return [
        (
            s,
            [
                n
                for n in names
                if not n.person and (n.kind or folds[n.name_i : n.name_j] not in borne)
            ],
        )
        for s, names in found
    ]


def without_directions(
    scene: Scene, found: list[tuple[Sentence, list[FoundName]]]
) -> list[tuple[Sentence, list[FoundName]]]:
    """Take out units that are called by a direction alone and lie in no country spoken of.

    "The eastern region" is one of Ghana where the article tells of Ghana, or in its press. Right
    behind another place, where adjectives follow their noun, a direction only describes that one.
    """
    words = scene.frames.groups["directions"]
    follows = scene.lexicon.profile.head_order == "first" and scene.lexicon.profile.names_are_plain

    def plain(name: FoundName, lands: frozenset[str]) -> tuple[Place, ...]:
        printed = words.issuperset(scene.tokens.folds[name.name_i : name.name_j])
        return tuple(
            p for p in name.options
            if p.country in lands
            or not (printed or words.issuperset(fold_loose(p.label).split()))
        )  # fmt: skip

    sure = [(s, [n for n in names if plain(n, frozenset())]) for s, names in found]
    lands = countries_told(sure) | {*countries_named(found), *scene.lexicon.profile.country}
    for _, names in found:
        ends = {n.name_j for n in names} if follows else set()
        for name in names:
            described = name.name_i in ends and not name.kind
            name.options = plain(name, frozenset() if described else lands)
    return [(sentence, [n for n in names if n.options]) for sentence, names in found]
