"""The first page: what is in the graph, in numbers and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kg.site.jsonld import describe_site
from kg.site.links import StaticLinks
from kg.site.model import PAGED, Thing
from kg.site.overview import Overview
from kg.site.pictures import charts, network, worldmap
from kg.site.render import Frame, View, plural, render
from kg.site.texts import Texts

_PLACES, _COUNTRIES, _FIELDS = 24, 15, 25
#: Degrees from west to east beyond which a map of the neighbourhood is worth its place.
_WIDE = 90


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its heading, and the same as a table: head and rows."""

    name: str
    title: str
    text: str
    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Home:
    """Draws what the first page shows; layouts are the same in every language."""

    def __init__(self, overview: Overview) -> None:
        """Lay the network out, once."""
        self.overview = overview
        self._things = {e.iri: Thing(e.iri, e.kind, e.values) for e in overview.entries.values()}
        self.ties = network.busiest(overview.ties)
        self.spots = network.lay_out(self.ties)

    def render(self, texts: Texts, frame: Frame) -> str:
        """Return the page in one language."""
        links = StaticLinks(texts.lang, "index")
        view = View(texts, links, self._things)
        counts = [
            (texts(plural(kind)), self.overview.counts[kind], links.page(f"{kind}/index"))
            for kind in PAGED
            if self.overview.counts.get(kind)
        ]
        return render(
            "home.html", texts, links, frame, counts=counts,
            pictures=self._pictures(view), newest=self.overview.newest,
            jsonld=describe_site(texts("page.title"), texts("page.lead"), texts.lang),
        )  # fmt: skip

    def _pictures(self, view: View) -> list[Picture]:
        found = [
            self._network(view), self._map(view, near=True), self._map(view, near=False),
            self._timeline(view), self._matrix(view),
        ]  # fmt: skip
        found += [
            self._bars("by_country", list(self.overview.by_country.items()), _COUNTRIES, view),
            self._bars("by_field", self._fields(), _FIELDS, view),
        ]
        return [picture for picture in found if picture.rows]

    def _fields(self) -> list[tuple[str, int]]:
        return sorted(self.overview.by_field.items(), key=lambda pair: (-pair[1], pair[0]))

    def _network(self, view: View) -> Picture:
        t, home = view.texts, self.overview.home
        text = t("home.network_text", nodes=len(self.spots), edges=len(self.ties))
        svg = network.draw(
            self.ties, self.spots, view.name, view.href,
            lambda place: self.overview.countries.get(place, "") != home,
            (t("home.network"), text),
        )  # fmt: skip
        head = (t("roles.a"), t("roles.b"))
        rows = tuple((view.name(tie.a), view.name(tie.b)) for tie in self.ties)
        return Picture("network", t("home.network"), text, svg, head, rows)

    def _map(self, view: View, *, near: bool) -> Picture:
        """Draw ties on a map: of the world, or of what lies around the home country."""
        t, spots = view.texts, self.overview.positions
        known = [tie for tie in self.overview.ties if tie.a in spots and tie.b in spots]
        at = {s: spots[s] for tie in known for s in (tie.a, tie.b)}
        frame = worldmap.frame_of(at.values())
        if near and frame[2] - frame[0] > _WIDE and self.overview.home in spots:
            lon, lat = spots[self.overview.home]
            frame = (lon - 34, lat - 16, lon + 50, lat + 34)
        elif near:
            at = {}
        name = "map-near" if near else "map"
        text = t("home.map_text", edges=len(known))
        words = (t("home.map_near" if near else "home.map"), text)
        svg = worldmap.draw(name, at, known, view.name, view.href, words, frame)
        counts = Counter(side for tie in known for side in (tie.a, tie.b))
        rows = tuple((view.name(place), str(n)) for place, n in _top(counts, 100) if place in at)
        head = (t("kinds.place"), t("kinds.partnerships"))
        return Picture(name, words[0], text, svg, head, rows)

    def _timeline(self, view: View) -> Picture:
        t, times = view.texts, self.overview.times
        text = t("home.timeline_text", unit=t(f"home.{self.overview.unit}"))
        svg = charts.columns("timeline", times, (t("home.timeline"), text))
        rows = tuple((time, str(count)) for time, count in times.items())
        head = (t(f"home.{self.overview.unit}"), t("page.count"))
        return Picture("timeline", t("home.timeline"), text, svg, head, rows)

    def _matrix(self, view: View) -> Picture:
        t, matrix = view.texts, self.overview.matrix
        totals: Counter[str] = Counter()
        used: Counter[str] = Counter()
        for (place, field), count in matrix.items():
            totals[place] += count
            used[field] += count
        places = [place for place, _ in _top(totals, _PLACES)]
        fields = [field for field, _ in _top(used, _FIELDS)]
        text = t("home.matrix_text", n=len(places))
        svg = charts.matrix(
            "matrix",
            [(view.name(place), view.href(place)) for place in places],
            [(view.name(f), view.links.thing("field", f)) for f in fields],
            {
                (i, j): matrix[place, field]
                for i, place in enumerate(places)
                for j, field in enumerate(fields)
                if (place, field) in matrix
            },
            (t("home.matrix"), text),
        )
        rows = tuple(
            (view.name(place), *(str(matrix.get((place, field), "")) for field in fields))
            for place in places
        )
        head = (t("kinds.place"), *(view.name(field) for field in fields))
        return Picture("matrix", t("home.matrix"), text, svg, head, rows)

    def _bars(self, name: str, counts: Sequence[tuple[str, int]], most: int, view: View) -> Picture:
        t, shown = view.texts, counts[:most]
        kind = "field" if name == "by_field" else "place"
        lines = [(view.name(iri), n, view.links.thing(kind, iri)) for iri, n in shown]
        title = t(f"home.{name}")
        svg = charts.bars(name, lines, (title, title))
        head = (t(f"kinds.{'field' if kind == 'field' else 'country'}"), t("page.count"))
        return Picture(name, title, "", svg, head, tuple((label, str(n)) for label, n, _ in lines))


def _top(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
