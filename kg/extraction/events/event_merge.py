"""One record per happening: mentions weighed, joined and completed across an article."""

from __future__ import annotations

from kg.extraction.agreements.paper_records import DISTINCT
from kg.extraction.events.event_likeness import (
    covers,
    is_another_time,
    is_headline,
    is_set,
    is_told_again,
    lands_of,
)
from kg.extraction.events.event_mentions import Mention
from kg.extraction.quantities.document_dates import is_news
from kg.extraction.scene import Scene
from kg.extraction.topic import country_of, land_of

#: What a mention is worth by where it stands: headline and lead tell what is new.
_REGION = {"headline": 2.0, "lead": 2.0, "caption": 1.0, "body": 0.5}
_ENOUGH = 2.0
_SIDES = 0.4  # that talks may lack of it where the same two are told to have met or signed
_GATHERINGS = ("conference", "training")  # what many come to, of which news tells at length
_ASSEMBLIES = {"talks", "conference"}  # which a headline may call by each other's names
_BESIDE = 2  # words between an anniversary and who speaks at it, or its day
_UNREAL = ("negated", "hypothetical", "proposed")


def merge(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """Join the mentions of one happening; the best told one founds it, others complete it."""
    events: list[Mention] = []
    news = _announces(scene)
    for mention in mentions:
        mention.weight = _weight(mention) + _announced(mention, news) + _of_talks(scene, mention)
    for mention in sorted(mentions, key=lambda m: (-m.weight, m.sentence.index)):
        if mention.modality in _UNREAL or _is_of_paper(mention):
            continue
        same = next((e for e in events if _same(scene, e, mention)), None)
        same = same or _gathering_of(scene, events, mention)
        if same is not None:
            _complete(scene, same, mention)
        elif _is_told(scene, mention, events) and not _is_passing(scene, mention):
            _found(scene, mention)
            events.append(mention)
    talks = _behind_signing(scene, mentions, events)
    return sorted([*events, *talks], key=lambda e: e.sentence.index)


def _behind_signing(scene: Scene, mentions: list[Mention], events: list[Mention]) -> list[Mention]:
    """Return the talks that only set the scene of what the two said on the day they signed.

    "During the talks, he asked Quang Tri to widen the road": news of a signing that tells of
    no meeting else.
    """
    signing = next((e for e in events if e.group == "signing" and e.date), None)
    if signing is None or any(e.group in ("talks", "visit", "conference") for e in events):
        return []
    lands = lands_of(scene, signing)
    framing = (m for m in mentions if m.group == "talks" and (m.setting or m.framing))
    told = (m for m in framing if m.modality == "asserted" and lands_of(scene, m) == lands)
    talks = next(told, None)
    if talks is None:
        return []
    _found(scene, talks)
    talks.parties, talks.date = signing.parties, talks.date or signing.date
    return [talks]


def _is_told(scene: Scene, mention: Mention, events: list[Mention]) -> bool:
    """Say whether a mention tells enough: less is needed of talks of the two that news is of.

    So it is of a conference, which nothing but itself is called so.
    """
    known = mention.group == "talks" and any({*mention.parties} == {*e.parties} for e in events)
    known = known or mention.group == "conference"
    return mention.weight >= _needed(scene, mention) - (_SIDES if known else 0.0)


def _found(scene: Scene, mention: Mention) -> None:
    """Make a mention an event that others complete."""
    mention.types = dict.fromkeys(mention.types, mention.weight)
    mention.evidence = [scene.evidence(mention.sentence)]
    mention.lines = [mention.sentence.index]


def _is_of_paper(mention: Mention) -> bool:
    """Say whether a signing only tells of an agreement: one of some day to come or before.

    A signing to come that has a day or month is a planned event; one known by its year is not.
    """
    if mention.group != "signing":
        return False
    dated = mention.date or mention.on_day
    month = mention.date is not None and len(mention.date) == len("2005-02")
    since = month and mention.sentence.region == "body" and mention.sentence.has("cue:since")
    old = since or (not dated and mention.sentence.has("cue:previously", "cue:since"))
    ahead = mention.modality == "planned" and not dated
    return mention.past or old or ahead


def _is_passing(scene: Scene, mention: Mention) -> bool:
    """Say whether words tell of no one happening: a sum of signings, a fair that somebody goes to.

    A festival or fair is told for itself where the words say that it is held.
    """
    if mention.group != "other" or scene.domestic:
        return _is_stock(scene, mention)
    held = ["cue:host"]
    if mention.sentence.region == "lead" and mention.date and mention.names_both:
        held.append("cue:attend")  # whose firms go to a fair abroad is the news
    told = (h.i for h in mention.sentence.cues(*held))
    return not any(mention.start <= i < mention.end for i in told)


def _is_stock(scene: Scene, mention: Mention) -> bool:
    """Say whether a signing without a date sums up: "has signed with A, B and C"."""
    home = country_of(scene, scene.home)
    foreign = [p for p in mention.parties if land_of(scene, p) not in ("", home)]
    return mention.group == "signing" and not mention.date and len(foreign) >= 2


def _weight(mention: Mention) -> float:
    """Weigh a mention: who and when speak for it; hearsay, plans and settings against."""
    front = mention.sentence.region in ("headline", "lead")
    named = 2.0 if mention.received else mention.explicit
    weight = _REGION[mention.sentence.region] + 0.75 * named
    weight += 1.5 if mention.date or mention.on_day else 0.0
    weight -= 1.0 if mention.told else 0.0
    weight -= 1.0 if mention.setting and not front and mention.group != "visit" else 0.0
    weight -= 1.0 if mention.past else 0.0
    weight -= 1.0 if mention.modality == "planned" and not is_set(mention) else 0.0
    return weight


def _announces(scene: Scene) -> bool:
    """Say whether the headline tells of a document: then its signing is the news."""
    headline = list(scene.in_regions("headline"))
    return any(s.has(*scene.frames.document) for s in headline)


def _announced(mention: Mention, news: bool) -> float:
    fits = mention.group == "signing" and not mention.told and not mention.past
    return 1.5 if news and fits and mention.sentence.region == "body" else 0.0


def _of_talks(scene: Scene, mention: Mention) -> float:
    """Weigh what both sides signed in the body where talks or another event led to it."""
    signed = mention.group == "signing" and mention.sentence.region == "body"
    known = mention.told or mention.past or mention.date is not None
    told = known or mention.sentence.has("cue:anniversary", "cue:establish")
    signed = (
        signed and len(mention.parties) == 2 and all(p.kind == "place" for p in mention.parties)
    )
    return 0.5 if signed and not told and is_news(scene, mention.sentence) else 0.0


def _needed(scene: Scene, mention: Mention) -> float:
    """Say how much is needed: more of festivals, of hearsay, and of mere anniversaries.

    Festivals and fairs are named in passing more often than held; an anniversary is the
    occasion of much else ("closer ties after twenty years").
    """
    passing = mention.group == "other" and not scene.domestic
    hearsay = mention.told and mention.explicit < 2 and not is_set(mention)
    mere = "cue:anniversary" in mention.hit.concepts
    held = mention.sentence.has("cue:host", "cue:attend") or _is_spoken_at(scene, mention)
    mere = mere and not held
    year = (4.0 if mention.sentence.region == "headline" else 2.0) if mere else 0.0
    return _ENOUGH + (1.0 if passing else 0.0) + (0.5 if hearsay else 0.0) + year


def _is_spoken_at(scene: Scene, mention: Mention) -> bool:
    """Say whether somebody speaks at what has a day: "speaking at the anniversary on 21 May"."""
    hit, reach = mention.hit, scene.reach(_BESIDE)
    said = any(0 <= hit.i - h.j <= reach for h in mention.sentence.cues("cue:say"))
    days = [d for d in mention.sentence.dates if d[2] == "day"]
    return said and any(0 <= d[0] - hit.j <= reach for d in days)


def _same(scene: Scene, event: Mention, mention: Mention) -> bool:
    if not compatible(event.date, mention.date) or is_another_time(scene, event, mention):
        return False
    if event.group != mention.group:
        alike = {event.group, mention.group} == _ASSEMBLIES and not mention.setting
        return alike and is_told_again(scene, event, mention)
    if event.apart != mention.apart and not (event.date and mention.date):
        return False
    if _signs_other_paper(scene, event, mention):
        return False
    if covers(scene, event, mention) or covers(scene, mention, event):
        return True
    if is_told_again(scene, event, mention):
        return True
    if mention.group == "signing" and len(lands_of(scene, mention)) > 1:
        return False  # a pair of its own has a document of its own
    if mention.received and mention.received.isdisjoint(p.key for p in event.parties):
        return False  # the guests are received by somebody else
    alike = lands_of(scene, mention) == lands_of(scene, event)
    return alike and mention.explicit < 2 and bool(set(event.parties) & set(mention.parties))


def _gathering_of(scene: Scene, events: list[Mention], mention: Mention) -> Mention | None:
    """Return the event, told before, of which a sentence tells what went on there.

    "At the talks, the chairmen of A and B spoke": whoever they are, they are the talks told
    last. Of a forum or course that holds of all sentences that do not say that it is held.
    """
    if mention.date or mention.apart or mention.group in ("signing", "visit"):
        return None
    held = (h.i for h in mention.sentence.cues("cue:host"))
    again = not any(mention.start <= i < mention.end for i in held)
    if not (mention.setting or (again and mention.group in _GATHERINGS)):
        return None
    told = [e for e in events if e.group == mention.group and not is_headline(scene, e)]
    told = [e for e in told if min(e.lines) < mention.sentence.index and not e.apart]
    told = [e for e in told if lands_of(scene, mention) <= lands_of(scene, e)]
    return max(told, key=lambda e: min(e.lines), default=None)


def _signs_other_paper(scene: Scene, event: Mention, mention: Mention) -> bool:
    """Say whether units and bodies of theirs sign two papers: minutes here, an agreement there."""
    if mention.group != "signing" or set(event.parties) == set(mention.parties):
        return False
    one, other = (_papers(scene, m) for m in (event, mention))
    return bool(one and other) and one.isdisjoint(other) and not DISTINCT.isdisjoint(one | other)


def _papers(scene: Scene, mention: Mention) -> set[str]:
    """Return the kinds of the papers that a sentence names."""
    table = scene.frames.document
    return {table[c] for h in mention.sentence.cues(*table) for c in h.concepts if c in table}


def compatible(a: str | None, b: str | None) -> bool:
    """Say whether two EDTF dates may name one day: missing, coarser, or within a range."""
    if not a or not b or a == b:
        return True
    short, long = sorted((a, b), key=len)
    if long.startswith(short):
        return True
    if "/" in long:
        first, last = long.split("/")
        return "/" not in short and first[: len(short)] <= short <= last
    return (a.startswith("XXXX") or b.startswith("XXXX")) and a[4:] == b[4:]


def _complete(scene: Scene, event: Mention, mention: Mention) -> None:
    for kind in mention.types:
        event.types[kind] = max(event.types.get(kind, 0.0), mention.weight)
    if mention.date and len(mention.date) > len(event.date or ""):
        event.date = mention.date
    finer = is_told_again(scene, event, mention) or covers(scene, mention, event)
    if mention.envoy or (mention.explicit >= 2 and finer and not event.envoy):
        event.parties, event.envoy = mention.parties, mention.envoy
    event.explicit = max(event.explicit, mention.explicit)
    event.place = event.place or mention.place
    event.leader = event.leader or mention.leader
    event.receiver = event.receiver or mention.receiver
    if event.receiver is None or mention.visitor != event.receiver:
        event.visitor = event.visitor or mention.visitor
    if event.modality == "planned" and mention.modality == "asserted" and not mention.setting:
        event.modality = "asserted"
    event.evidence.append(scene.evidence(mention.sentence))
    event.lines.append(mention.sentence.index)


def date_news(scene: Scene, mentions: list[Mention]) -> None:
    """Give what the headline tells the day that the lead tells of the same sides.

    That is an undated event of the headline itself, and the signing of a document that
    the headline announces.
    """
    news = _announces(scene)
    for mention in mentions:
        tells = mention.sentence.region == "headline" or _announced(mention, news)
        ahead = mention.modality == "planned"
        if mention.date or mention.past or ahead or not tells or mention.group == "other":
            continue
        sides = {p.key for p in mention.parties}
        for sentence in scene.in_regions("lead"):
            named = {k for a in sentence.actors for k in a.locality}
            days = {e for _, e, precision in sentence.dates if precision == "day"}
            if len(days) == 1 and sides & named:
                mention.date = days.pop()
                break


def tell_apart(mentions: list[Mention]) -> None:
    """Mark what a sentence dates while it sets its scene at another event of the kind.

    "At the meeting, she gave thanks for the reception in October": two events.
    """
    scenes = {(m.sentence.index, m.group) for m in mentions if m.setting and not m.date}
    for mention in mentions:
        here = (mention.sentence.index, mention.group) in scenes
        mention.apart = here and not mention.setting and mention.date is not None
