"""The place of a body that names none: its level's, the home unit's or its state's."""

from __future__ import annotations

from kg.extraction.places.places import place_entity
from kg.extraction.scene import BodyPhrase, PlacePhrase, Scene, Sentence
from kg.extraction.topic import country_of, kind_of

_WITH = 3  # words between "with" and the name of a partner, its country among them


def _body_before(scene: Scene, sentence: Sentence, body: BodyPhrase) -> str | None:
    """Return the place of the body that ends where one begins: "X省人民政府" + "外事办公室"."""
    if scene.lexicon.profile.head_order == "first":
        return None
    return next((b.place for b in sentence.bodies if b.j == body.i and b.place), None)


def _is_partner(scene: Scene, sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether a place is told by "with": "deepen the ties with Incheon: the city's bureau"."""
    after = scene.lexicon.profile.adposition == "after"
    return any(
        0 <= (h.i - place.j if after else place.i - h.j) <= (0 if after else scene.reach(_WITH))
        for h in sentence.cues("rel:with")
    )


def _sends_leader(sentence: Sentence, place: PlacePhrase, body: BodyPhrase) -> bool:
    """Say whether "led by" parts a place from a body: who leads its delegation is of its body."""
    return any(place.j <= h.i < body.i for h in sentence.cues("cue:lead"))


def _at_home(scene: Scene, keys: list[str], kind: str) -> list[str]:
    """Return the places of the home country, or its unit: "the city's bureau" in a deal abroad."""
    land = country_of(scene, scene.home)
    own = [k for k in keys if land and country_of(scene, k) == land]
    fits = scene.home if kind_of(scene, scene.home) == kind else None
    return own or [k for k in (fits,) if k and keys]


def context_place(scene: Scene, sentence: Sentence, body: BodyPhrase) -> tuple[str | None, str]:
    """Return the place of a body that names none, and how it was found."""
    near = [p for p in sentence.places if not p.container and p.kind != "country" and p.j <= body.i]
    frames = scene.frames
    if outer := _body_before(scene, sentence, body):
        return outer, "the body right before it"
    wanted = frames.level_kind.get(body.level) or frames.head_kind.get(body.head, "")
    places = [p for p in near if p.kind == wanted and _may_have(scene, body, p)]
    fitting = [p.key for p in places]
    told = bool(places) and _sends_leader(sentence, places[-1], body)
    if body.level and places and not told and _is_partner(scene, sentence, places[-1]):
        fitting = _at_home(scene, fitting, wanted) or fitting
    if fitting:
        return fitting[-1], "nearest place of that level"
    if body.head in frames.groups["local_heads"]:
        return local_unit(scene, body, wanted), "home of the article"
    if near and body.head in frames.groups["nearest_heads"]:
        return near[-1].key, "nearest place before"
    if body.head in frames.groups["state_heads"]:
        return _state_of(scene, sentence, body)
    if body.raw_spec and body.head in frames.groups["settled_heads"]:
        return (
            (near[-1].key, "nearest place before") if near else (scene.home, "home of the article")
        )
    return (scene.home if body.level else None), "context"


def _may_have(scene: Scene, body: BodyPhrase, place: PlacePhrase) -> bool:
    """Say whether the state of a place has such bodies: not every state has Party committees."""
    of_party = scene.frames.body_kind.get(body.head) in ("party_committee", "people_committee")
    return not of_party or place.country in scene.frames.groups["party_states"]


def _state_of(scene: Scene, sentence: Sentence, body: BodyPhrase) -> tuple[str | None, str]:
    """Return the state of a body that names none.

    A country that another body bears, or that somebody goes to, does not count.
    """
    own = country_of(scene, scene.home)
    states = [
        p for p in sentence.places if p.kind == "country" and not _is_goal(scene, sentence, p)
    ]
    chained = next((b for b in sentence.bodies if _is_chained(scene, sentence, b.j, body.i)), None)
    if chained is not None and kind_of(scene, chained.place) == "country":
        return chained.place, "state of the body named before it"
    states = [p for p in states if not any(b.i <= p.i < b.j for b in sentence.bodies)]
    if not states and _has_ministries(scene, body):
        return scene.home, "home of the article, a unit with ministries of its own"
    is_own = body.head in scene.frames.groups["own_state_heads"]
    if is_own and own and (not states or any(p.key == own for p in states)):
        return register_state(scene, own), "bare name of a body of the own state"
    nearest = min(states, key=lambda p: abs(p.i - body.i), default=None)
    return (nearest.key, "nearest country") if nearest else (None, "context")


def _has_ministries(scene: Scene, body: BodyPhrase) -> bool:
    """Say whether a ministry without a country is one of the home unit's: of a federal state's."""
    federal = country_of(scene, scene.home) in scene.frames.groups["federal_states"]
    return body.head == "ministry" and federal and kind_of(scene, scene.home) == "province"


def _is_chained(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether only posts and signs stand between two words: posts of one person."""
    if not 0 < end - start <= 8:
        return False
    posts = [h for h in sentence.hits if h.has("post") or h.has("rel") == "rel:and"]
    return all(
        not scene.tokens.is_word(k) or any(h.i <= k < h.j for h in posts) for k in range(start, end)
    )


def _is_goal(scene: Scene, sentence: Sentence, place: PlacePhrase) -> bool:
    after = scene.lexicon.profile.adposition == "after"
    return any(
        ("rel:to" in h.concepts or "rel:in" in h.concepts or "cue:visit" in h.concepts)
        and (0 <= h.i - place.j <= 1 if after else 0 <= place.i - h.j <= 1)
        for h in sentence.hits
    )


def register_state(scene: Scene, key: str) -> str:
    """Return the key of a state, registered as a place of the article."""
    place = scene.gazetteer.place(key)
    if place is not None and ("place", key) not in scene.entities:
        scene.add(place_entity(scene, place, "state of the home unit"))
    return key


def local_unit(scene: Scene, body: BodyPhrase, kind: str) -> str | None:
    """Return the home unit, or the weightiest Vietnamese one where the home lies elsewhere.

    In news of a state it is the weightiest of all.
    People's committees and Party committees are what Vietnamese units have; departments
    are every unit's, and so is what news in the language of the home unit names without a place.
    """
    anyones = body.head == "department" and scene.lexicon.profile.head_order == "first"
    state = country_of(scene, scene.home)
    of_state = scene.home == state
    if upper := _unit_over(scene, body, kind):
        return upper
    if not of_state and (anyones or state in ("VN", "") or _is_at_home(scene, body)):
        return scene.home
    ranked = sorted(scene.weights, key=lambda k: (-scene.weights[k], k))
    units = (k for k in ranked if kind_of(scene, k) != "country")
    own = [k for k in units if of_state or country_of(scene, k) == "VN"]
    fitting = [k for k in own if kind_of(scene, k) == kind]
    return next(iter(fitting or own), scene.home)


def _unit_over(scene: Scene, body: BodyPhrase, kind: str) -> str | None:
    """Return the weightiest province of the country of a home that is only a district.

    "The Provincial People's Committee" in news of a district is not the district's, nor is a
    department that no level is told of.
    """
    states = scene.frames.groups["party_states"]  # a Sở is a province's; elsewhere districts have
    sure = body.head == "department" and country_of(scene, scene.home) in states
    wanted = kind or ("province" if sure else "")
    if wanted != "province" or kind_of(scene, scene.home) not in ("district", "commune"):
        return None
    land = country_of(scene, scene.home)
    units = [
        k for k in scene.weights if kind_of(scene, k) == wanted and country_of(scene, k) == land
    ]
    return max(units, key=lambda k: (scene.weights[k], k), default=None)


def _is_at_home(scene: Scene, body: BodyPhrase) -> bool:
    """Say whether the home unit, which speaks the language of the article, has such bodies."""
    country, groups = country_of(scene, scene.home), scene.frames.groups
    has = body.head in groups["own_heads"] or (
        body.head in groups["party_heads"] and country in groups["party_states"]
    )
    return has and country in scene.lexicon.profile.country
