"""Several people under one post in the plural: "the mayors A B (Turin) and C D (Lyon)"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.names.name_runs import find_name_run, is_blocked
from kg.extraction.scene import PersonPhrase, Scene, Sentence


def names_sharing(
    scene: Scene, sentence: Sentence, person: PersonPhrase
) -> Iterator[tuple[int, int]]:
    """Yield the words of names that a list joins to a name behind a post in the plural."""
    if not _is_plural(scene, sentence, person.i):
        return
    end, capitals = person.j, scene.lexicon.profile.case_marks_names
    while (start := _next_name(scene, sentence, end)) is not None:
        run = find_name_run(scene, sentence, start)
        if run is None or run[1] - run[0] < 2:
            return
        if any(is_blocked(sentence, k, loose=capitals) for k in range(*run)):
            return
        yield run
        end = run[1]


def share_posts(scene: Scene, sentence: Sentence) -> None:
    """Give the names of such a list the post, and each the place in brackets behind it."""
    people = sentence.people
    for first in [p for p in people if p.posts and _is_plural(scene, sentence, p.i)]:
        end, posts = first.j, [(post, None, None) for post, _, _ in first.posts]
        while (start := _next_name(scene, sentence, end)) is not None:
            other = next((p for p in people if p.i == start), None)
            if other is None:
                break
            other.posts = other.posts or list(posts)
            end = other.j
    for person in people:
        held_in = _bracketed(scene, sentence, person.j)
        if held_in is not None:
            person.posts = [(post, body, place or held_in) for post, body, place in person.posts]


def _is_plural(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a post in the plural ends right before word `k`."""
    endings = scene.lexicon.profile.plural
    posts = [h for h in sentence.hits if h.j == k and h.has("post")]
    return bool(endings) and any(
        scene.tokens.folds[k].endswith(endings) for h in posts for k in {h.i, h.j - 1}
    )


def _next_name(scene: Scene, sentence: Sentence, k: int) -> int | None:
    """Return where the next name of a list begins: past brackets, a comma, "and"."""
    folds = scene.tokens.folds
    if k < sentence.j and folds[k] == "(":
        k = next((n + 1 for n in range(k, sentence.j) if folds[n] == ")"), sentence.j)
    joint = next((h.j for h in sentence.cues("rel:and") if h.i == k), None)
    if joint is None and k < sentence.j and folds[k] in scene.lexicon.profile.list_mark:
        joint = k + 1
    return joint if joint is not None and joint < sentence.j else None


def _bracketed(scene: Scene, sentence: Sentence, k: int) -> str | None:
    """Return the place that stands alone in brackets at word `k`."""
    folds = scene.tokens.folds
    if k + 2 >= sentence.j or folds[k] != "(":
        return None
    return next((p.key for p in sentence.places if p.i == k + 1 and folds[p.j] == ")"), None)
