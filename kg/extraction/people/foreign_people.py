"""People whose names are not of the country that the news is at home in."""

from __future__ import annotations

import re

from kg.extraction.scene import PersonPhrase, Scene
from kg.extraction.topic import country_of
from kg.names import is_vietnamese_name
from kg.names.tables import script_of

#: Below the first likeness to a Vietnamese name a person is a foreigner in Vietnamese news, from
#: the second on he is Vietnamese in news of another country.
_NOT_VIETNAMESE, _VIETNAMESE = 0.3, 0.85
_PARTS = 3  # of a full Vietnamese name
_BETWEEN = re.compile(r"[\s·・･＝=]+")


def reads_foreign(scene: Scene, person: PersonPhrase) -> bool:
    """Say whether a name is none of the home country, as far as its form tells.

    Vietnamese names are known by their sound; own names are written in one piece, and not in
    katakana, in Chinese, Japanese and Korean news of China, Japan and Korea.
    """
    home = country_of(scene, scene.home)
    if not home:
        return False
    vietnamese = is_vietnamese_name(person.name, scene.article.lang)
    if home == "VN":
        return vietnamese < _NOT_VIETNAMESE
    parts = _BETWEEN.split(person.name)
    if len(parts) >= _PARTS and vietnamese >= _VIETNAMESE:
        return any(country_of(scene, k) == "VN" for k in scene.partners)
    profile = scene.lexicon.profile
    if home not in profile.country or not profile.is_east_asian:
        return False
    return len(parts) > 1 or script_of(person.name) == "kana"
