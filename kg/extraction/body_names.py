"""What a body is called and whose it is: locality, identity and English label."""

from __future__ import annotations

from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.extraction.topic import kind_of, label_of
from kg.model import Entity
from kg.text import fold_loose


def complete_body(scene: Scene, sentence: Sentence, body: BodyPhrase) -> None:
    """Give the body its locality and key, and register it."""
    reason = "named beside it"
    if body.head in ("board", "department", "division", "committee"):
        body.head = next((h for s in body.spec if (h := scene.frames.spec_head.get(s))), body.head)
    body.explicit = body.place is not None
    if body.place is None:
        body.place, reason = _context_place(scene, sentence, body)
    head = body.head
    if head == "ministry" and reason != "named beside it" and _is_provincial_desk(scene, sentence):
        head, reason = "department", "a province has departments; the translation says ministry"
        body.head, body.place = head, scene.home
    kind = scene.frames.body_kind.get(head, "other")
    label = body_label(scene, body)
    body.key = body_key(body, label)
    named = reason == "named beside it"
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


def _is_provincial_desk(scene: Scene, sentence: Sentence) -> bool:
    """A provincial paper on its own province, in translation, with no country in the sentence."""
    if scene.article.lang == "vi" or kind_of(scene, scene.home) not in ("province", "city"):
        return False
    return scene.article.home is not None and not any(p.kind == "country" for p in sentence.places)


def _context_place(scene: Scene, sentence: Sentence, body: BodyPhrase) -> tuple[str | None, str]:
    near = [p for p in sentence.places if not p.container and p.kind != "country" and p.j <= body.i]
    wanted = {"provincial": "province", "municipal": "city", "district": "district"}.get(
        body.level, ""
    )
    if wanted or body.head in (
        "provincial-party-committee",
        "city-party-committee",
        "district-party-committee",
    ):
        wanted = wanted or {
            "provincial-party-committee": "province",
            "city-party-committee": "city",
        }.get(body.head, "district")
        for phrase in reversed(near):
            if phrase.kind == wanted:
                return phrase.key, "nearest place of that level"
    if body.head in scene.frames.groups["local_heads"]:
        return scene.home, "home of the article"
    if near and body.head in ("committee", "government", "council"):
        return near[-1].key, "nearest place before"
    if body.head in scene.frames.groups["state_heads"]:
        states = [p for p in sentence.places if p.kind == "country"]
        nearest = min(states, key=lambda p: abs(p.i - body.i), default=None)
        return (nearest.key, "nearest country") if nearest else (None, "context")
    return (scene.home if body.level else None), "context"


def body_key(body: BodyPhrase, label: str) -> str:
    """Return a key from what identifies a body: head, specialisation and place."""
    if body.name or body.raw_spec:
        return f"{body.place or 'any'}/{fold_loose(label).replace(' ', '-')}"
    spec = "+".join(sorted(body.spec))
    second = f"+{body.second}" if body.second else ""
    return f"{body.place or 'any'}{second}/{body.head}{'/' + spec if spec else ''}"


def body_label(scene: Scene, body: BodyPhrase) -> str:
    """Compose the English name of a body by the patterns of the frames file."""
    place = label_of(scene, body.place)
    spec = " and ".join(scene.frames.labels.get("spec:" + s, s) for s in body.spec) or body.raw_spec
    if body.raw_spec and not body.spec and scene.lexicon.profile.head_order == "last":
        return " ".join(scene.surface(body.i, body.j).split())
    if body.head == "friendship-association" and body.second:
        return f"{place}–{label_of(scene, body.second)} Friendship Association"
    pattern = scene.frames.body_label.get(body.head)
    head = scene.frames.labels.get("body:" + body.head, body.head)
    if pattern is None or (not spec and "{spec}" in pattern):
        pattern = "{place} " + head + (" of {spec}" if spec else "")
    level = scene.frames.level.get(kind_of(scene, body.place), "")
    text = pattern.format(place=place, spec=spec, level=level)
    if not place:
        text = text.removesuffix(" of ").replace(" of the  ", " ")
    return " ".join(text.split())
