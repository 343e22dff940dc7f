"""Who receives and who comes: the sides of an event told apart by the words around its verb."""

from __future__ import annotations

from kg.extraction.clauses import means
from kg.extraction.events.event_mentions import Mention
from kg.extraction.events.event_merge import compatible
from kg.extraction.people.leaders import leader_in
from kg.extraction.scene import Actor, Scene
from kg.extraction.topic import country_of, is_substate, land_of
from kg.model import Ref

_LED = ("talks", "visit", "signing", "ceremony")
_AFTER = 3  # sentences behind the one that tells an event, which may name who came
_BY = 12  # words between "received" and "by whom": when and where
_LEADS = 1  # words between who leads and the verb behind him
_GOAL = 5  # words between a verb of going and where it leads
#: What stands beside a place that a visit does not go to.
_NO_GOAL = frozenset({"delegation", "leaders", "with", "by", "from", "between", "subject"})


def find_hosts(scene: Scene, mention: Mention) -> None:
    """Set who receives and who comes, as far as the words mark them; a visit is where it goes."""
    mention.receiver, mention.visitor = _host_and_guest(scene, mention)
    goal = _goal(scene, mention)
    if goal is not None:
        mention.place = goal.keys[0]
        mention.receiver, mention.visitor = goal.keys[0], _goer(scene, mention, goal)
    elif "cue:send" in mention.hit.concepts and mention.type == "visit":
        mention.receiver, mention.visitor = None, _sender(mention)
    elif mention.type == "visit" and mention.visitor is None:
        mention.visitor = _home_of_leader(mention)


def _sender(mention: Mention) -> str | None:
    """Return who sends a delegation: the first side that is told."""
    sides = [a for a in actors_of(mention) if a.locality and "object" not in a.marks]
    return sides[0].locality[0] if sides else None


def _home_of_leader(mention: Mention) -> str | None:
    """Return the unit of who leads a visit: "the mayor will lead a return visit"."""
    led = mention.leader and mention.sentence.has("cue:lead")
    found = (a for a in actors_of(mention) if mention.leader in a.keys and a.locality)
    return next((a.locality[0] for a in found), None) if led else None


def actors_of(mention: Mention) -> list[Actor]:
    """Return the actors in the part of the sentence that tells an event."""
    return [a for a in mention.sentence.actors if mention.start <= a.i < mention.end]


def _host_and_guest(scene: Scene, mention: Mention) -> tuple[str | None, str | None]:
    """Return (who receives, who comes), as far as the words mark them."""
    actors = [a for a in actors_of(mention) if a.locality]
    guests = [a for a in actors if "delegation" in a.marks]
    visitor = guests[0].locality[0] if guests else None
    if mention.type != "reception":
        return None, visitor
    if "cue:courtesy-call" in mention.hit.concepts and (called := _called_on(scene, mention)):
        return called
    if host := _host_behind(scene, mention, [a for a in actors if a.locality[0] != visitor]):
        others = [a for a in actors if a.j <= mention.hit.i]
        return host.locality[0], visitor or (others[0].locality[0] if others else None)
    side = [a for a in actors if _is_subject(scene, mention, a)]
    side = [a for a in side if a.locality[0] != visitor]
    near = min(side, key=lambda a: _from_subject(scene, mention, a), default=None)
    return (near.locality[0] if near else None), visitor


def _host_behind(scene: Scene, mention: Mention, actors: list[Actor]) -> Actor | None:
    """Return who receives where "by" tells it behind the verb: "was received on Monday by Y".

    Guests "led by Z" come with him.
    """
    if scene.lexicon.profile.clause_order != "SVO":
        return None
    by = {h.i for h in mention.sentence.cues("rel:by")}
    led = {h.i for h in mention.sentence.cues("cue:lead") if by & {h.j, h.j - 1}}
    after = [a for a in actors if 0 <= a.i - mention.hit.j <= _BY]
    after = [a for a in after if not any(mention.hit.j <= i < a.i for i in led)]
    after = [a for a in after if not _leads_next(scene, mention, a)]
    ends_in_by = means(scene, scene.tokens.folds[mention.hit.j - 1], "rel:by")
    return next((a for a in after if ends_in_by or "by" in a.marks), None)


def _leads_next(scene: Scene, mention: Mention, actor: Actor) -> bool:
    """Say whether "by" only tells who leads the guests that follow: 会见了由X率领的代表团."""
    reach = scene.reach(_LEADS)
    return any(0 <= h.i - actor.j <= reach for h in mention.sentence.cues("cue:lead"))


def _called_on(scene: Scene, mention: Mention) -> tuple[str, str] | None:
    """Return the sides of "X calls on Y": Y receives; None where the words tell no object."""
    actors = [a for a in actors_of(mention) if a.locality]
    before = [a for a in actors if a.j <= mention.hit.i]
    if scene.lexicon.profile.clause_order == "SOV":
        called = next((a for a in reversed(before) if {"object", "with"} & a.marks), None)
    else:
        called = next((a for a in actors if a.i >= mention.hit.j), None)
        if called is None and len(before) > 1:  # "X receives a call of Y"
            called, before = before[0], before[1:]
    land = country_of(scene, called.locality[0]) if called else ""
    guests = [a for a in before if country_of(scene, a.locality[0]) != land]
    return (called.locality[0], guests[0].locality[0]) if called and guests else None


def _from_subject(scene: Scene, mention: Mention, actor: Actor) -> tuple[bool, bool, int]:
    """Rank who may receive: the marked subject, then people and bodies before places.

    The subject stands nearest to its verb, but opens the clause where the verb ends it.
    """
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    distance = actor.i if verb_last else abs(actor.i - mention.hit.i)
    return "subject" not in actor.marks, verb_last and actor.kind == "place", distance


def _goal(scene: Scene, mention: Mention) -> Actor | None:
    """Return the place that a visit goes to: the object of its verb, or what "to" marks."""
    if mention.type != "visit":
        return None
    hit = mention.hit
    places = [a for a in actors_of(mention) if a.kind == "place" and len(a.keys) == 1]
    places = [a for a in places if not a.marks & _NO_GOAL]
    if scene.lexicon.profile.clause_order == "SOV":
        return next((a for a in reversed(places) if a.j <= hit.i and hit.i - a.j <= _GOAL), None)
    owned = {h.j for h in mention.sentence.cues("rel:of") if h.i == hit.j}
    owned |= {p.j for p in mention.sentence.places if p.container and p.i in owned}
    after = [a for a in places if a.i >= hit.j and a.i not in owned]
    others = [a.i for a in actors_of(mention) if a.i >= hit.j and a.kind != "place"]
    nearest = next((a for a in after if a.i - hit.j <= _GOAL), None)
    if "cue:send" in hit.concepts:  # "sent a delegation of eight to X"
        return next((a for a in (*after, *places) if "object" in a.marks), nearest)
    return None if nearest is None or any(i < nearest.i for i in others) else nearest


def _goer(scene: Scene, mention: Mention, goal: Actor) -> str | None:
    """Return the side that goes: the nearest actor of another country before the verb."""
    land = country_of(scene, goal.keys[0])
    sides = [
        a for a in actors_of(mention) if a.locality and country_of(scene, a.locality[0]) != land
    ]
    first = [a for a in sides if "delegation" in a.marks] or sides
    return first[0].locality[0] if first else None


def _is_subject(scene: Scene, mention: Mention, actor: Actor) -> bool:
    """Say whether an actor stands where the language puts the subject of the verb."""
    if "object" in actor.marks or (actor.kind == "place" and "in" in actor.marks):
        return False
    if scene.lexicon.profile.clause_order == "VSO" and not _is_behind_subject(mention):
        return actor.i > mention.hit.i
    return actor.i < mention.hit.i


def _is_behind_subject(mention: Mention) -> bool:
    """Say whether the subject stands before its verb where verbs mostly come first.

    So it does in headlines: somebody stands right before the verb, and no dash between.
    """
    k = mention.hit.i
    return any(a.j == k and "in" not in a.marks for a in actors_of(mention))


def leader_of_guests(
    scene: Scene, event: Mention, host: Ref | None, guest: Ref | None
) -> str | None:
    """Return the key of who leads the guests: whom the words name, unless he is of the hosts."""
    host_land, guest_land = land_of(scene, host), land_of(scene, guest)
    homes = _homes_of(scene, event.leader) if event.leader else set()
    if not event.leader or (host_land != guest_land and homes == {host_land}):
        return _head_of_guests(scene, event, guest)
    return event.leader


def _homes_of(scene: Scene, person: str) -> set[str]:
    """Return the countries of the units that a person is said to act for, in the whole article.

    Not of states: a "party chief" without a place would be the home country's.
    """
    actors = (a for s in scene.sentences for a in s.actors if person in a.keys)
    units = (k for a in actors for k in a.locality if is_substate(scene, k))
    return {country_of(scene, k) for k in units} - {""}


def _head_of_guests(scene: Scene, event: Mention, guest: Ref | None) -> str | None:
    """Return the key of the person who heads the guests where no words say "led by".

    That is the first who is named with a post for the guests' side (an ambassador who is
    received, a governor who comes) where the event is told, or right behind.
    """
    side = land_of(scene, guest)
    if not side or event.group not in _LED:
        return None
    told = sorted(event.lines)
    near = [*told, *range(told[0] + 1, told[0] + 1 + _AFTER)] if told else []
    for sentence in (scene.sentences[n] for n in near if n < len(scene.sentences)):
        posted = {p.key for p in sentence.people if p.posts}
        for actor in sentence.actors:
            lands = {country_of(scene, k) for k in actor.locality}
            if actor.kind == "person" and lands == {side} and posted & set(actor.keys):
                return str(actor.keys[0])
    return None


def add_leaders(scene: Scene, events: list[Mention]) -> None:
    """Give visits and talks the head of the delegation that another sentence names.

    Not to what happened at another time than that sentence tells of.
    """
    leaders = [(s, m) for s in scene.sentences if (m := leader_in(scene, s))]
    for event in events:
        if event.leader or event.group not in ("visit", "talks", "ceremony"):
            continue
        lands = {scene.entities[p.kind, p.key].country for p in event.parties}
        for sentence, actor in leaders:
            homes = {country_of(scene, k) for k in actor.locality}
            days = [edtf for _, edtf, precision in sentence.dates if precision != "year"]
            if days and event.date and not any(_same_month(event.date, day) for day in days):
                continue
            if not homes or homes & lands:
                event.leader = actor.keys[0]
                break


def _same_month(a: str, b: str) -> bool:
    """Say whether two EDTF dates may lie in one month: one journey has several days."""
    return compatible(a[:7], b[:7])
