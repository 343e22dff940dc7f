"""On which side a place stands, and which places a word of a tie or a signing joins."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.actors.parties import are_units, is_both, is_foreign_pair, parties_in
from kg.extraction.scene import Actor, PlacePhrase, Scene, Sentence, grouped, unique
from kg.extraction.topic import country_of
from kg.lexicon import Hit

_ASIDE = frozenset({"in", "pronoun"})
_LIST = 3  # places that are a list of partners and no pair
_NAME = 3  # words of a name in a list that no list of places holds
_BESIDE = 6  # words between a place and one that says where it lies
_JOINS = ("rel:and", "rel:with", "rel:between")


def acting_in(
    scene: Scene, sentence: Sentence, start: int, end: int, anchor: Hit
) -> tuple[str, ...]:
    """Return the places that act between two words, nearest to the word that joins them.

    Where two places of two countries stand in one list ("A and B"), the list nearest to
    the anchor says it all, unless one of each side stands between ("after A and B, C becomes
    the twin of D"). Else each side is the list of it nearest to the anchor.
    """
    actors = [a for a in sentence.actors if start <= a.i < end]
    left_out = holders(scene, sentence) | _vague(scene, sentence, actors)
    left_out |= _of_speakers(actors, left_out)
    keys = tuple(k for k in parties_in(scene, sentence, start, end) if k not in left_out)
    inner = _inner_pair(scene, sentence, actors, keys, anchor)
    if inner:
        return inner
    own, foreign = sides_of(scene, sentence, keys)
    if len(keys) <= 2 or not foreign:
        return keys
    used = [a for a in actors if set(a.locality) & set(keys)]
    runs = _runs(scene, sentence, used, anchor)
    lists = [_keys(run, keys) for run in runs]
    for n, (run, found) in enumerate(zip(runs, lists, strict=True)):
        if is_foreign_pair(scene, found) and are_units(scene, found):
            nearer = [a for one in runs[:n] for a in one if not _ASIDE & a.marks]
            between = all(run[-1].j <= a.i < anchor.i for a in nearer)
            if between and _are_two(scene, nearer):
                return _keys(nearer, keys)
            return (*_head(scene, used, run, anchor, keys), *found)
    if len(own) < 2:
        return keys
    near = next(found for found in lists if set(found) & set(own))
    return unique((*(k for k in near if k in own), *foreign))


def _are_two(scene: Scene, actors: list[Actor]) -> bool:
    """Say whether two places named apart are one unit of each of two countries."""
    keys = unique(k for a in actors for k in a.locality)
    plain = len(actors) == len(keys) == 2 and all(a.kind == "place" for a in actors)
    return plain and is_foreign_pair(scene, keys) and are_units(scene, keys)


def _inner_pair(
    scene: Scene, sentence: Sentence, actors: list[Actor], keys: tuple[str, ...], anchor: Hit
) -> tuple[str, ...]:
    """Return the pair of the list nearest to a word, where another unit holds one of the two.

    "City A and city B became twins in 2013, and A's province wishes to work with B."
    """
    units = [a for a in actors if a.kind == "place" and a.locality and not _ASIDE & a.marks]
    runs = _runs(scene, sentence, units, anchor) if units else []
    near = unique(unit_of(scene, k) for a in runs[0] for k in a.locality) if runs else ()
    pair = len(near) == 2 and is_foreign_pair(scene, near) and are_units(scene, near)
    return near if pair and not set(near) <= set(keys) else ()


def unit_of(scene: Scene, key: str) -> str:
    """Return the home unit for a town of it that bears its name, else the place itself."""
    place = scene.gazetteer.place(key)
    if place is None or not scene.home or place.within != scene.home:
        return key
    own = scene.gazetteer.place(scene.home)
    return scene.home if own is not None and own.label == place.label else key


def _of_speakers(actors: list[Actor], left_out: set[str]) -> set[str]:
    """Return the places of people who speak of "the two provinces" and are of neither.

    "The vice chair asked the two counties to deepen their ties": his province has none.
    """
    pairs = [set(a.locality) for a in actors if is_both(a)]
    others = [a for a in actors if a.kind != "person" and not is_both(a)]
    if others or len(pairs) != 1 or pairs[0] & left_out:
        return set()
    return {k for a in actors if a.kind == "person" for k in a.locality} - pairs[0]


def _head(
    scene: Scene, used: list[Actor], run: list[Actor], anchor: Hit, keys: tuple[str, ...]
) -> tuple[str, ...]:
    """Return whose partners a list behind a word names: "A has five sister cities: B, C, D".

    Two that are joined ("a pact of B and C") are partners of one another. The same holds of
    the home unit, or a marked subject, before a list of places abroad, wherever the word stands.
    """
    ahead = [a for a in used if a.j <= run[0].i]
    own = [a for a in ahead if scene.home in a.locality]  # "besides A, the city is twinned with"
    head = (own or used)[0]
    first = _keys([head], keys)
    listed = _keys(run, keys)
    if not first or set(first) & set(listed):
        return ()
    behind = head.j <= anchor.i < run[0].i and len(listed) >= _LIST
    land = country_of(scene, first[0])
    abroad = all(country_of(scene, k) != land for k in listed) and head.j <= run[0].i
    told = first[0] == scene.home or "subject" in head.marks
    return first if behind or (abroad and told) else ()


def _keys(run: list[Actor], keys: tuple[str, ...]) -> tuple[str, ...]:
    return unique(k for a in run for k in a.locality if k in keys)


def _runs(scene: Scene, sentence: Sentence, actors: list[Actor], anchor: Hit) -> list[list[Actor]]:
    """Group actors that stand in one list, the group nearest to the anchor first.

    Names that no list of places holds may stand among them.
    """
    marks = {*scene.lexicon.profile.list_mark, "-", "–", "(", ")"}
    joins = {k for h in sentence.cues(*_JOINS) for k in range(h.i, h.j)}
    known = {k for h in sentence.hits for k in range(h.i, h.j)}

    def joined(one: Actor, two: Actor) -> bool:
        between = range(one.j, two.i)
        parts = {k for k in between if k in joins or scene.tokens.folds[k] in marks}
        named = [k for k in between if k not in parts]
        apart = len(parts) > 1 and len(named) <= scene.reach(_NAME)
        return not named or (apart and all(_may_name(scene, known, k) for k in named))

    runs = grouped(actors, joined)
    return sorted(runs, key=lambda r: min(abs(a.i - anchor.i) for a in r))


def _may_name(scene: Scene, known: set[int], k: int) -> bool:
    """Say whether a word in a list may be the name of a place that no list of places holds."""
    if scene.lexicon.profile.case_marks_names:
        return k not in known and scene.tokens.is_capital(k)
    plain = scene.tokens.folds[k] not in scene.lexicon.profile.stopwords
    return k not in known and plain and scene.tokens.is_word(k)


def holders(scene: Scene, sentence: Sentence) -> set[str]:
    """Return the places named only to say where a smaller one beside them lies.

    "Seoul's Gangnam district", "Gangnam, a district of Seoul": nothing but "of" between.
    """
    of = {k for h in sentence.cues("rel:of") for k in range(h.i, h.j)}
    found: dict[str, bool] = {}
    for place in sentence.places:
        inner = [p for p in sentence.places if _within(scene, p, place, of)]
        found[place.key] = found.get(place.key, True) and bool(inner)
    return {key for key, always in found.items() if always}


def _within(scene: Scene, inner: PlacePhrase, outer: PlacePhrase, of: set[int]) -> bool:
    rank = scene.frames.rank
    if outer.kind == "country" or not rank.get(outer.kind, 9) < rank.get(inner.kind, 0):
        return False
    country = country_of(scene, inner.key)
    if country and country != country_of(scene, outer.key):
        return False
    low, high = min(inner.j, outer.j), max(inner.i, outer.i)
    tokens = scene.tokens
    return all(k in of or tokens.folds[k] in ("'", "’") for k in range(low, high))


def _vague(scene: Scene, sentence: Sentence, actors: list[Actor]) -> set[str]:
    """Return the partners that only "both sides" or "in X" brings in, and perhaps wrongly.

    That is one that never acts by its name, or one of "both sides" that others of the
    article weigh as much as.
    """
    named = {k for a in actors if not _ASIDE & a.marks for k in a.locality}
    goals = {k for a in actors if "in" in a.marks for k in a.locality}
    both = [set(a.locality) for a in actors if is_both(a)]
    told = goals if sentence.has("cue:visit") else _goals_before(scene, sentence)
    named |= {k for pair in both if pair & told for k in pair}  # "on a trip to A, both sides"
    aside = [a for a in actors if _ASIDE & a.marks and not set(a.locality) <= named]
    return {
        k
        for a in aside
        for k in a.locality
        if k not in named
        and k != scene.home
        and ("in" in a.marks or scene.home in a.locality)
        and not (acts(scene, k) and ("in" in a.marks or _outweighs(scene, k)))
    }


def _goals_before(scene: Scene, sentence: Sentence) -> set[str]:
    """Return where a visit goes to that the sentence before tells of, not where states meet.

    "A delegation of B went to A. The two sides signed a letter of intent."
    """
    before = scene.sentences[max(0, sentence.index - 1) : sentence.index]
    goals = {k for s in before if s.has("cue:visit") for a in s.actors for k in a.locality}
    return goals - scene.gazetteer.capitals


def _outweighs(scene: Scene, key: str) -> bool:
    weight = scene.weights.get(key, 0.0)
    return all(weight > scene.weights[p] for p in scene.partners if p != key)


def sides_of(
    scene: Scene, sentence: Sentence, keys: tuple[str, ...]
) -> tuple[list[str], list[str]]:
    """Split places into those of the home country and the others.

    A place that no list knows the country of lies where its neighbours in the text lie.
    Without a place of the home country, the first place makes one side.
    """
    home = country_of(scene, scene.home)
    where = {k: country_of(scene, k) or _country_beside(scene, sentence, k) or home for k in keys}
    first = home if home in where.values() else next(iter(where.values()), home)
    return [k for k in keys if where[k] == first], [k for k in keys if where[k] != first]


def _country_beside(scene: Scene, sentence: Sentence, key: str) -> str:
    """Return the country of the place nearest to an unknown one, no verb between them."""
    for other in (sentence, *scene.sentences):
        best = min(_neighbours(scene, other, key), default=(0, ""))
        if best[1]:
            return best[1]
    return ""


def _neighbours(scene: Scene, sentence: Sentence, key: str) -> Iterator[tuple[int, str]]:
    for place in sentence.places:
        for other in sentence.places if place.key == key else ():
            low, high = min(place.j, other.j), max(place.i, other.i)
            country = country_of(scene, other.key)
            verbs = any(h.has("cue") and low <= h.i < high for h in sentence.hits)
            if country and not verbs and high - low <= _BESIDE:
                yield high - low, country


def acts(scene: Scene, key: str) -> bool:
    """Say whether a place is ever more than where something happens."""
    aside = {"in", "pronoun"}
    return any(key in a.locality and not aside & a.marks for s in scene.sentences for a in s.actors)
