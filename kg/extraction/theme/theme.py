"""Whether an article is on the theme at all (docs: scope).

On the theme is an article in which an authority below the state acts with a foreign
partner, or runs a programme that gives tasks to its own bodies. All else gives no claim.
No single sign says so: two logistic models (`ontology/theme.toml`) weigh what tells of
contact (`contact`) and of a programme (`programmes`).
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.calibration import chance
from kg.extraction.scene import Scene
from kg.extraction.theme.authorities import state_capitals
from kg.extraction.theme.contact import (
    ENOUGH,
    contact_signs,
    contact_weight,
    most_contact,
    tells_of_contact,
    told_of_contact,
)
from kg.extraction.theme.programmes import (
    is_firm_plan,
    may_be_programme,
    names_programme,
    programme_signs,
    programmes_in,
)
from kg.extraction.theme.signs import Contact, Programme
from kg.model import Claim

#: Bodies that a plan without a name of its own gives tasks to; fewer if the article is about it.
_SHARED, _SHARED_FIRM = 4, 2


def may_be_on_theme(scene: Scene) -> bool:
    """Say whether a scene of which only cues and places are known may come to be on the theme.

    What is not known yet counts as the most it could be; only of a plan without a name more
    is asked than later (`names_programme`). It spares most news the layers after the places.
    """
    return names_programme(scene) or _is_likely(scene, most_contact(scene))


def judge_theme(scene: Scene) -> None:
    """Set whether a scene is one of `contact`, may be a `programme`, and is `domestic`.

    Domestic is a programme without a partner. Whether a programme is on the theme is for
    `is_on_theme` to say, once its claims are read.
    """
    scene.states = state_capitals(scene)
    scene.programme = may_be_programme(scene) and _is_likely(scene, programme_signs(scene))
    told = told_of_contact(scene)
    weight = contact_weight(scene, told)
    scene.domestic = scene.programme and weight < ENOUGH
    signs = contact_signs(scene, told, weight)
    scene.contact = tells_of_contact(scene, weight, signs) and _is_likely(scene, signs)


def is_on_theme(scene: Scene, claims: Sequence[Claim]) -> bool:
    """Say whether an article is on the theme, by its sentences and by the tasks they gave.

    A programme is one whose tasks were found, or that the headline names; one merely
    spoken of is not. A plan without a name shares tasks out to several bodies: what an
    official asks of one or two of them is the news of any day.
    """
    return scene.contact or (scene.programme and _is_shared(scene, claims))


def _is_shared(scene: Scene, claims: Sequence[Claim]) -> bool:
    tasks = [c for c in claims if c.type == "task"]
    if any(programmes_in(scene, s) for s in scene.sentences):
        return bool(tasks) or _is_headline(scene)
    charged = {v for task in tasks for v in task.roles["addressee"]}
    return len(charged) >= (_SHARED_FIRM if is_firm_plan(scene) else _SHARED)


def _is_headline(scene: Scene) -> bool:
    return any(programmes_in(scene, s) for s in scene.sentences if s.region == "headline")


def _is_likely(scene: Scene, signs: Contact | Programme) -> bool:
    model = scene.frames.theme[type(signs).__name__.lower()]
    odds = model["intercept"] + sum(model[name] * getattr(signs, name) for name in signs.__slots__)
    return chance(odds) >= model["threshold"]
