"""Governors and mayors without the name of what they govern: the one place that it can be."""

from __future__ import annotations

from kg.extraction.people.foreign_people import reads_foreign
from kg.extraction.scene import PersonPhrase, Scene, Sentence
from kg.extraction.topic import country_of, kind_of

_BESIDE = 3  # words between "led by" and a name, with its post


def settle_governed(scene: Scene) -> None:
    """Give "the Governor, X" the place of that kind that no other person of the text governs.

    Where the home unit is in Vietnam it has no such posts, and the place is a partner's. What
    only one state calls so is settled first: who else is told governs none of its units.
    """
    held = _held(scene)
    for seated in (True, False):
        for sentence in scene.sentences:
            for person in sentence.people:
                person.posts = [
                    (post, body, place or _only(scene, sentence, person, post, held))
                    if body is None
                    and (post in scene.frames.post_seat) == seated
                    and not _leads(scene, sentence, person)
                    else (post, body, place)
                    for post, body, place in person.posts
                ]


def _leads(scene: Scene, sentence: Sentence, person: PersonPhrase) -> bool:
    """Say whether "led by" stands beside a person: he acts for the unit that sends him."""
    near = scene.reach(_BESIDE)
    told = {k for h in sentence.hits if h.has("post") or h.has("spec") for k in range(h.i, h.j)}
    return bool(sentence.cues("cue:delegation")) and any(
        0 <= person.i - h.j <= near + len(told.intersection(range(h.j, person.i)))
        or 0 <= h.i - person.j <= near
        for h in sentence.cues("cue:lead")
    )


def _held(scene: Scene) -> dict[tuple[str, str], set[str]]:
    """Return who is said to govern a place, by (post, place)."""
    held: dict[tuple[str, str], set[str]] = {}
    for sentence in scene.sentences:
        for person in sentence.people:
            for post, _, place in person.posts:
                if place is not None:
                    held.setdefault((post, place), set()).add(person.key)
    return held


def _only(
    scene: Scene,
    sentence: Sentence,
    person: PersonPhrase,
    post: str,
    held: dict[tuple[str, str], set[str]],
) -> str | None:
    kind, seats = scene.frames.governs.get(post), scene.frames.post_seat.get(post, "").split()
    if kind is None and not seats:
        return None
    units = [k for k in (scene.home, *scene.partners) if k and kind in (None, kind_of(scene, k))]
    units = [k for k in units if country_of(scene, k) != "VN"]
    if reads_foreign(scene, person):
        units = [k for k in units if country_of(scene, k) != country_of(scene, scene.home)]
    units = [k for k in units if k == _comes_from(sentence, person)] or units
    units = [k for k in units if not seats or country_of(scene, k) in seats]
    units = _of_the_word(scene, sentence, person, post, units) or units
    own = [k for k in units if person.key in held.get((post, k), ())]
    own = own or _told_seat(scene, person, post)
    vice = post in scene.frames.groups["vice_posts"]
    heads = (post, *(_chiefs(scene) if not seats else ()))
    free = [
        k for k in units if vice or not any(held.get((h, k), set()) - {person.key} for h in heads)
    ]
    found = own or free
    place = found[0] if len(found) == 1 or (found and found[0] == scene.home) else None
    if place is not None:
        held.setdefault((post, place), set()).add(person.key)
    return place


def _told_seat(scene: Scene, person: PersonPhrase, post: str) -> list[str]:
    """Return the place of which the text says elsewhere that somebody holds a post."""
    people = (p for s in scene.sentences for p in s.people if p.key == person.key)
    told = (held for p in people for held in p.posts)
    return [place for code, body, place in told if code == post and place and body is None]


def _comes_from(sentence: Sentence, person: PersonPhrase) -> str | None:
    """Return the place from which somebody named right behind it comes: "from X Mayor Y will"."""
    marks = [h for h in sentence.cues("rel:from") if 0 <= person.i - h.j <= _BESIDE]
    return next((p.key for h in marks for p in sentence.places if p.j == h.i), None)


def _chiefs(scene: Scene) -> set[str]:
    """Return the posts of heads that have a word of their own in one state."""
    return {*scene.frames.post_seat} - scene.frames.groups["vice_posts"]


def _of_the_word(
    scene: Scene, sentence: Sentence, person: PersonPhrase, post: str, units: list[str]
) -> list[str]:
    """Return the units whose type word opens the word for the post: 州长 is the head of a 州."""
    near = [h for h in sentence.hits if post in h.all("post")]
    near = [h for h in near if 0 <= person.i - h.j <= 2 or 0 <= h.i - person.j <= 2]
    first = scene.surface(near[0].i, near[0].j)[0] if near else ""
    named = (p for s in scene.sentences for p in s.places if p.key in units)
    if not first or scene.lexicon.profile.case_marks_names:
        return []
    ends = {p.key for p in named if scene.surface(p.i, p.j).endswith(first)}
    return [k for k in units if k in ends]
