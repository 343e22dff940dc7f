"""Exports: the graph, or a part of it, in the formats and shapes that others take.

`export_to` is the whole way; begin reading there (`kg.export.writing`). A format is a
function from sorted lines to bytes; a profile is a folder of queries.
"""

from __future__ import annotations

from kg.export.formats import FORMATS, Format
from kg.export.profiles import Profile, list_profiles, load_profile
from kg.export.selection import Selection
from kg.export.writing import Order, Written, export_into, export_to

__all__ = [
    "FORMATS",
    "Format",
    "Order",
    "Profile",
    "Selection",
    "Written",
    "export_into",
    "export_to",
    "list_profiles",
    "load_profile",
]
