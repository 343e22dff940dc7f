"""Posts that name no place: for whom their holders speak, and whose ministers they are."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

from kg.extraction.bodies.memberships import find_memberships


@pytest.mark.parametrize(
    ("lang", "text", "held"),
    [
        (
            "en",
            "Sialkot and Bandung\nThe city of Sialkot hosted guests. Mayor John Baker spoke.",
            "Mayor of Sialkot",
        ),
        (
            "de",
            "Passau und Málaga\nDie Stadt Passau empfing Gäste. Bürgermeister Karl Huber dankte.",
            "Mayor of Passau",
        ),
        (
            "hi",
            "केरल और गुजरात\nगुजरात की ओर से गवर्नर केन मोरी ने हस्ताक्षर किए।",
            "Governor of Gujarat",
        ),
        (
            "en",
            "Punjab and Jiangsu\nThe province of Punjab met Jiangsu. Minister Ali Raza Khan spoke.",
            "Minister of Punjab",
        ),
        (
            "en",
            "Punjab and Jiangsu\nPunjab met guests. Federal Minister Ali Raza Khan spoke.",
            "Minister",
        ),
    ],
)
def test_a_post_is_named_after_what_it_governs(lang: str, text: str, held: str) -> None:
    posts = [
        c.roles["post"][0] for c in find_memberships(scene_of(text, lang)) if "post" in c.roles
    ]
    assert posts == [held]
