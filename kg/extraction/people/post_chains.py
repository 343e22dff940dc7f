"""The posts of a person: those in one phrase with the name, before it and behind it."""

from __future__ import annotations

from typing import TypeAlias

from kg.extraction.clauses import has_and
from kg.extraction.people.explained_names import (
    is_apposed,
    is_past_complement,
    is_title,
    past_brackets,
)
from kg.extraction.people.post_gaps import APPOSITION, is_bracketed, is_gap, is_unheard_unit
from kg.extraction.people.posts import body_of, post_of
from kg.extraction.people.remits import remit_of
from kg.extraction.people.told_names import past_age
from kg.extraction.scene import BodyPhrase, PersonPhrase, Scene, Sentence
from kg.extraction.topic import country_of
from kg.lexicon import Hit

_Post: TypeAlias = tuple[str, BodyPhrase | None, str | None]


def join_posts(scene: Scene, sentence: Sentence) -> None:
    """Give each person the posts that stand in one phrase with the name.

    Those that explain a name ("X, chairman of A, and Y") are not also of the next one.
    """
    posts = [h for h in sentence.hits if h.has("post") and not _inside_name(sentence, h)]
    told = sentence.i  # where what explains the names before ends
    for person in sentence.people:
        posts = [h for h in posts if h.i >= told or not _is_parted(scene, sentence, h, person)]
        before = _chain_before(scene, sentence, person, posts)
        person.posts += [post_of(scene, sentence, h) for h in before]
        behind = _behind(scene, sentence, person, posts)
        after = behind or _chain_after(scene, sentence, person, posts)
        person.posts = _without_bare([*person.posts, *(post_of(scene, sentence, h) for h in after)])
        person.remits |= {
            hit.all("post")[0]: remit
            for hit in (*before, *after)
            if (remit := remit_of(scene, sentence, hit))
        }
        told = max((h.j for h in after), default=told)


def _without_bare(posts: list[_Post]) -> list[_Post]:
    """Leave out a post of nobody's that is told again: "Ambassador X, ambassador of Kenya"."""
    told = {post for post, body, place in posts if body is not None or place}
    return [p for p in posts if p[0] not in told or p[1] is not None or p[2]]


def _is_parted(scene: Scene, sentence: Sentence, hit: Hit, person: PersonPhrase) -> bool:
    """Say whether a sign or "and" parts a post from a name; a space does without spaces."""
    profile, between = scene.lexicon.profile, range(hit.j, person.i)
    if profile.scriptio_continua or profile.post_follows_name:
        return True
    marks = any(scene.tokens.folds[k] in profile.list_mark for k in between)
    return marks or any(h.i in between for h in sentence.cues("rel:and"))


def _inside_name(sentence: Sentence, hit: Hit) -> bool:
    return any(p.i <= hit.i < p.j for p in sentence.people)


def _chain_before(
    scene: Scene, sentence: Sentence, person: PersonPhrase, posts: list[Hit]
) -> list[Hit]:
    chain: list[Hit] = []
    edge = person.i
    floor = max((p.j for p in sentence.people if p.j <= person.i), default=sentence.i)
    for hit in reversed([h for h in posts if floor <= h.i < person.i]):
        body = body_of(scene, sentence, hit)
        end = max(hit.j, body.j if body and body.i >= hit.i else 0)
        apposed = edge == person.i and is_apposed(scene, sentence, end, edge, person.j)
        apposed = apposed or (edge == person.i and is_past_complement(scene, sentence, end, edge))
        gap = apposed or is_gap(scene, sentence, end, edge)
        gap = gap or is_bracketed(scene, sentence, end, edge)
        gap = gap or (edge == person.i and is_unheard_unit(scene, sentence, hit, end, edge))
        if not gap or _is_another(scene, sentence, end, edge):
            break
        if chain and edge == hit.j and _is_subject(scene, sentence, hit):
            break
        if chain and _is_of_another(scene, sentence, hit, chain[-1]):
            break
        chain.append(hit)
        edge = min(hit.i, body.i if body else hit.i)
    return chain[::-1]


def _is_of_another(scene: Scene, sentence: Sentence, hit: Hit, next_hit: Hit) -> bool:
    """Say whether a post held abroad stands before one of the own state: those are two people.

    "At the talks with the chairman of JICA, Prime Minister X thanked".
    """
    post, body, place = post_of(scene, sentence, next_hit)
    if post not in scene.frames.groups["national_posts"] or body is not None or place:
        return False
    _, body, place = post_of(scene, sentence, hit)
    held = country_of(scene, body.place if body is not None else place)
    return held not in ("", country_of(scene, scene.home))


def _is_subject(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a post that opens a sentence tells who acts: "The Mayor (told) Engineer X".

    No word marks the subject there, and no sign parts it from the post of the next name.
    """
    profile = scene.lexicon.profile
    unmarked = profile.names_are_plain and profile.clause_order == "SOV" and not profile.subject
    return unmarked and hit.i == sentence.i


def _is_another(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether "and" parts a post from a name: it ends another name where posts follow them."""
    joins = any(start <= h.i < end for h in sentence.cues("rel:and"))
    return joins and scene.lexicon.profile.post_follows_name


def _behind(scene: Scene, sentence: Sentence, person: PersonPhrase, posts: list[Hit]) -> list[Hit]:
    """Return the post right behind a name, where posts follow names.

    It is held in the body between the two, or in what stands before the name: then it is
    read as if it began there.
    """
    if not scene.lexicon.profile.post_follows_name:
        return []
    seated = next((h for h in sentence.cues("rel:of") if h.i == person.j), None)
    start = seated.j if seated else person.j  # "X, resident in Korea, Japan's ambassador"
    end = _past_places(sentence, start)
    body = next((b for b in sentence.bodies if start <= b.i <= end < b.j), None)
    if body is not None:
        return [h for h in posts if h.i == body.j][:1]
    post = next((h for h in posts if h.i == start), None)
    if post is None:
        whole = [h for h in posts if (h.has("held") or h.has("body")) and h.j == end]
        return whole[:1] or [h for h in posts if h.i == end][:1]
    anothers = any(h.has("post") and h.j == person.i for h in sentence.hits)
    return [post if post.has("held") or anothers else Hit(person.i, post.j, post.concepts)]


def _past_places(sentence: Sentence, start: int) -> int:
    """Return the word after the places and words for bodies that stand side by side."""
    ends = {h.i: h.j for h in sentence.hits if h.has("body")}
    ends |= {p.i: p.j for p in sentence.places}
    while start in ends:
        start = ends[start]
    return start


def _chain_after(
    scene: Scene, sentence: Sentence, person: PersonPhrase, posts: list[Hit]
) -> list[Hit]:
    edge = past_brackets(scene, sentence, person.j, posts)
    edge = past_age(scene, sentence, edge)
    if edge >= sentence.j:
        return []
    told = edge > person.j or _explains(scene, edge, posts)
    held = any(body is not None or place for _, body, place in person.posts)
    told = told or (not held and _is_beside(scene, edge, posts))
    if not told:
        return []
    chain: list[Hit] = []
    nearest = min((p.i for p in sentence.people if p.i > person.i), default=sentence.j)
    follower = next((p for p in sentence.people if p.i == nearest), None)
    for hit in [h for h in posts if person.j <= h.i < nearest]:
        if (person.posts or chain) and hit.all("post")[0] in scene.frames.groups["plural_posts"]:
            break  # "according to Mayor X, traders meet": it begins a clause, or tells of others
        body = body_of(scene, sentence, hit)
        begin = min(hit.i, body.i if body else hit.i)
        if not is_gap(scene, sentence, edge, begin) or (not chain and _adds(scene, begin)):
            break
        end = max(hit.j, body.j if body else 0)
        if nearest < sentence.j and _opens_next(scene, sentence, hit, end, nearest):
            return chain
        if follower and person.posts and is_apposed(scene, sentence, end, nearest, follower.j):
            return _before_last_mark(scene, sentence, chain, begin)  # "..., the prefect of Y, Z,"
        if (
            nearest < sentence.j
            and not _is_added(scene, end, nearest)
            and is_gap(scene, sentence, end, nearest)
            and _are_titles(scene, sentence, end, nearest)
        ):
            return _before_last_mark(scene, sentence, chain, begin)  # of the next name
        chain.append(hit)
        edge = end
    return [] if chain and _is_next_subject(scene, sentence, person, edge) else chain


def _adds(scene: Scene, k: int) -> bool:
    """Say whether "and" is written onto a post behind a name: somebody else's, "X، and the consul".

    A word that begins with the same letter is a label as it stands: Arabic "wali".
    """
    tied = bool(scene.lexicon.profile.definite) and has_and(scene, k)
    return tied and not scene.lexicon.knows(scene.tokens.folds[k])


def _opens_next(scene: Scene, sentence: Sentence, hit: Hit, end: int, nearest: int) -> bool:
    """Say whether "and" is written onto a post that leads to the next name: "and mayor of Y، Z"."""
    joined = bool(scene.lexicon.profile.definite) and has_and(scene, hit.i)
    return joined and is_gap(scene, sentence, end, nearest)


def _is_next_subject(scene: Scene, sentence: Sentence, person: PersonPhrase, end: int) -> bool:
    """Say whether a post behind a name and a comma is somebody else, who speaks of the one named.

    "Glad to meet X again, the chairman stressed": the name ends what opens the sentence.
    """
    profile = scene.lexicon.profile
    if profile.clause_order != "SVO" or not profile.case_marks_names:
        return False
    spoken = scene.frames.statement.keys() | {"cue:stress", "cue:agree"}
    if not any(0 <= h.i - end <= 1 and spoken & set(h.concepts) for h in sentence.hits):
        return False
    opening = [k for k in range(sentence.i, person.i) if scene.tokens.is_word(k)]
    named = {
        k for h in sentence.hits if is_title(scene, h) or h.has("post") for k in range(h.i, h.j)
    }
    named |= {k for p in sentence.places for k in range(p.i, p.j)}
    named |= {k for b in sentence.bodies for k in range(b.i, b.j)}
    words = [k for k in opening if k not in named]
    marks = any(scene.tokens.folds[k] == "," for k in range(sentence.i, person.i))
    return bool(words) and not marks


def _are_titles(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether nothing but titles, and the place that a post governs, stands between."""
    titles = {k for h in sentence.hits if is_title(scene, h) for k in range(h.i, h.j)}
    if scene.lexicon.profile.case_marks_names:  # elsewhere a title begins the next name
        titles |= {k for p in sentence.places if p.i == start for k in range(p.i, p.j)}
    return titles.issuperset(k for k in range(start, end) if scene.tokens.is_word(k))


def _explains(scene: Scene, k: int, posts: list[Hit]) -> bool:
    """Say whether a sign opens an explanation at word `k`; a space does in Thai, Lao and Khmer."""
    if scene.lexicon.profile.scriptio_continua and any(h.i == k for h in posts):
        return True
    return scene.tokens.folds[k] in APPOSITION - {":", "."}


def _is_beside(scene: Scene, k: int, posts: list[Hit]) -> bool:
    """Say whether a post stands right behind a name that heads it: "X governor of Y" in Arabic."""
    return bool(scene.lexicon.profile.definite) and any(h.i == k for h in posts)


def _is_added(scene: Scene, start: int, end: int) -> bool:
    """Say whether an "and" that is written onto the next word opens the next name."""
    return any(has_and(scene, k) for k in range(start, min(end + 1, len(scene.tokens))))


def _before_last_mark(scene: Scene, sentence: Sentence, chain: list[Hit], start: int) -> list[Hit]:
    """Leave out posts that no sign parts from word `start`: they belong to the name after it."""
    kept = list(chain)
    while kept:
        body = body_of(scene, sentence, kept[-1])
        end = max(kept[-1].j, body.j if body else 0)
        if any(w in APPOSITION for w in scene.tokens.folds[end:start]):
            break
        start = min(kept[-1].i, body.i if body else kept[-1].i)
        kept.pop()
    return kept
