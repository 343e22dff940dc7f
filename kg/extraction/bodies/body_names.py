"""What a body is called and whose it is: locality, identity and English label."""

from __future__ import annotations

from kg.extraction.bodies.body_places import context_place, local_unit, register_state
from kg.extraction.brackets import OPEN
from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.extraction.topic import country_of, kind_of, label_of
from kg.model import Entity
from kg.names import english_name
from kg.text import fold_loose

#: Words between a ministry and the country whose it is.
_BESIDE = 5
_DUTIES = ("cue:assign", "cue:instruct", "cue:must", "cue:preside")


def complete_body(scene: Scene, sentence: Sentence, body: BodyPhrase) -> None:
    """Give the body its locality and key, and register it."""
    reason = "named beside it"
    if body.head in scene.frames.groups["broad_heads"]:
        body.head = next((h for s in body.spec if (h := scene.frames.spec_head.get(s))), body.head)
    body.place = body.place or _in_name(scene, sentence, body)
    body.explicit = body.place is not None
    if body.place is None:
        body.place = _in_brackets(scene, sentence, body)
    if body.second and body.level in ("provincial", "municipal"):
        _make_branch(scene, body)
    kind_of_level = scene.frames.level_kind.get(body.level)
    if kind_of_level and body.place == country_of(scene, scene.home) and body.place:
        body.place = local_unit(scene, body, kind_of_level)  # "provincial Vietnam ... Front"
    if body.level == "central" and country_of(scene, scene.home):
        body.place = body.place or register_state(scene, country_of(scene, scene.home))
    seat = scene.frames.head_seat.get(body.head)
    if seat is not None:
        body.place, reason = register_state(scene, seat), "an organisation of that state"
    if body.place is None:
        body.place, reason = context_place(scene, sentence, body)
    named = reason == "named beside it"
    if body.head == "ministry" and (unit := _unit_of_ministry(scene, sentence, body, named)):
        reason = "a province has departments; the translation says ministry"
        body.head, body.place = "department", unit
    head = body.head
    kind = scene.frames.body_kind.get(head, "other")
    label = body_label(scene, body)
    body.key = body_key(body, label)
    entity = Entity(
        kind="group" if head in scene.frames.groups["generic_heads"] else "body",
        key=body.key,
        label=label,
        code=kind,
        locality=body.place,
        reason=reason,
        score=0.9 if named else 0.6,
    )
    scene.add(entity, scene.surface(body.i, body.j))


def is_nameless(scene: Scene, body: BodyPhrase) -> bool:
    """Say whether words are of any such body: "the firms of Jiangsu", "a school in Hội An"."""
    groups = scene.frames.groups
    if body.raw_spec:
        return False
    if body.head in groups["common_heads"]:
        return not (body.spec and body.place)
    whole = body.head in groups["telling_heads"] | groups["organisations"]
    if not (whole or body.explicit or body.spec or body.level):
        return True  # told only by who holds a post in it
    if body.head in groups["passing_heads"] and not scene.domestic:
        return not (body.explicit or body.spec or body.level)
    return body.head in groups["placed_heads"] and body.place is None


def is_seat(scene: Scene, body: BodyPhrase) -> bool:
    """Say whether words may only mean the house that a body sits in: "in the town hall"."""
    return body.head in scene.frames.groups["seat_heads"] and not body.explicit


def _in_name(scene: Scene, sentence: Sentence, body: BodyPhrase) -> str | None:
    """Return the listed unit that opens or ends a body's own name: "Gelderland Horticulture Board".

    The text names its country, or another place of it, as well: "Nelson Mandela University".
    """
    if not body.raw_spec:
        return None
    edges = [p for p in sentence.places if p.i == body.i or p.j == body.j]
    inside = (p for p in edges if body.i <= p.i and p.j <= body.j and p.kind != "country")
    for place in inside:
        others = (q for s in scene.sentences for q in s.places if q is not place)
        if scene.gazetteer.place(place.key) and any(q.country == place.country for q in others):
            return place.key
    return None


def _in_brackets(scene: Scene, sentence: Sentence, body: BodyPhrase) -> str | None:
    """Return the place in brackets right after a name: "Imal Group (Italy)"."""
    if not body.raw_spec or body.j >= sentence.j or scene.tokens.folds[body.j] not in OPEN:
        return None
    return next((p.key for p in sentence.places if p.i == body.j + 1), None)


def _make_branch(scene: Scene, body: BodyPhrase) -> None:
    """Read a friendship association "of the province" as the home unit's, for two countries."""
    sides = f"{label_of(scene, body.place)}–{label_of(scene, body.second)}"
    body.raw_spec, body.place, body.second = sides, scene.home, None


def _unit_of_ministry(
    scene: Scene, sentence: Sentence, body: BodyPhrase, named: bool
) -> str | None:
    """Return the Vietnamese unit whose department a translation calls a ministry, if any.

    That is the unit named beside it, though not the capital, which news says for the state;
    or, where none is named, the unit of a provincial paper, with no country near the ministry,
    or none before it in a sentence that gives it a duty ("is to invite firms from Japan").
    """
    if scene.article.lang == "vi":
        return None
    if named:
        unit = country_of(scene, body.place) == "VN" and kind_of(scene, body.place) != "country"
        return body.place if unit and body.place not in scene.gazetteer.capitals else None
    desk = scene.article.home is not None and kind_of(scene, scene.home) in ("province", "city")
    near = scene.reach(_BESIDE)
    lands = [p for p in sentence.places if p.kind == "country"]
    beside = any(p.i - body.j < near and body.i - p.j < near for p in lands)
    charged = sentence.has(*_DUTIES) and not any(p.i < body.i for p in lands)
    return scene.home if desk and (charged or not beside) else None


def body_key(body: BodyPhrase, label: str) -> str:
    """Return a key from what identifies a body: head, specialisation and place."""
    if body.raw_spec:
        return f"{body.place or 'any'}/{fold_loose(label).replace(' ', '-')}"
    spec = "+".join(sorted(body.spec))
    second = f"+{body.second}" if body.second else ""
    return f"{body.place or 'any'}{second}/{body.head}{'/' + spec if spec else ''}"


def _own_name(scene: Scene, body: BodyPhrase, place: str) -> str:
    """Return the English name of a body that bears one of its own."""
    printed = " ".join(scene.surface(body.i, body.j).split())
    for genitive in ("'s ", "’s "):
        printed = printed.replace(genitive, " ")
    if body.head == "friendship-association":
        return f"{place} {body.raw_spec} Friendship Association"
    if scene.lexicon.profile.head_order == "last" and printed.isascii():
        return printed
    head = scene.frames.labels.get("body:" + body.head, body.head)
    head = head[:1].upper() + head[1:]
    raw = " ".join(body.raw_spec.split())
    if raw.isdigit():
        return f"{head} {raw}"
    raw = _latin(scene, raw)
    if body.head in scene.frames.groups["named_heads"]:
        return f"{raw} {head}"
    return " ".join(f"{place} {head} of {raw}".split())


def _latin(scene: Scene, name: str) -> str:
    """Return a printed name in Latin letters."""
    cased = scene.lexicon.profile.case_marks_names and not _is_cyrillic(name)
    return name if cased or name.isascii() else english_name(name, scene.article.lang)


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= c <= "\u04ff" for c in text)


def _called(scene: Scene, body: BodyPhrase) -> str:
    """Return the head of a body's English name: cities of China have bureaus for departments."""
    state, called = country_of(scene, body.place), scene.frames.head_called
    remit = (called.get(f"{body.head}/{spec} {state}") for spec in body.spec[:1])
    level = called.get(f"{body.head} {state} {kind_of(scene, body.place)}")
    return next((head for head in (*remit, level) if head), body.head)


def body_label(scene: Scene, body: BodyPhrase) -> str:
    """Compose the English name of a body by the patterns of the frames file."""
    place = label_of(scene, body.place)
    spec = " and ".join(scene.frames.labels.get("spec:" + s, s) for s in body.spec) or body.raw_spec
    if body.raw_spec and not body.spec:
        return _own_name(scene, body, place)
    if body.raw_spec and body.head in scene.frames.groups["proper_heads"]:
        place = _latin(scene, body.raw_spec)  # "Shahjalal University of Science"
    if body.head == "friendship-association" and body.second:
        return f"{place}–{label_of(scene, body.second)} Friendship Association"
    if body.head in scene.frames.groups["organisations"]:
        return scene.frames.labels.get("body:" + body.head, body.head)
    code = _called(scene, body)
    pattern = scene.frames.body_label.get(code)
    head = scene.frames.labels.get("body:" + code, code)
    if pattern is None or (not spec and "{spec}" in pattern):
        pattern = "{place} " + head + (" of {spec}" if spec else "")
    level = scene.frames.level.get(kind_of(scene, body.place), "")
    text = pattern.format(place=place, spec=spec, level=level)
    if place:  # "Ho Chi Minh City City Party Committee"
        text = text.replace(f"{place} {place.split()[-1]} ", f"{place} ")
    else:
        text = text.removesuffix(" of ").replace(" of the  ", " ")
    return " ".join(text.split())
