"""How the roles of each claim type look in triples, as a table.

See docs/graph-model.md, role properties by claim type.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class RoleShape:
    """How a role is written: its property, and what its values become.

    Attributes:
        name: Prefixed name of the property.
        kind: `ref` (an entity), `date` (EDTF), `text` (in the article's language),
            `en` (English text), `plain` (as printed), `decimal`, or a scheme's
            identifier, whose concept the code names.
    """

    name: str
    kind: str


def _roles(**roles: str) -> MappingProxyType[str, RoleShape]:
    pairs = ((role, spec.split()) for role, spec in roles.items())
    return MappingProxyType({role: RoleShape(name, kind) for role, (name, kind) in pairs})


_SPEECH: Final = {
    "addressee": "coop:addressee ref",
    "field": "coop:field field",
    "programme": "coop:programme ref",
    "deadline": "coop:deadline date",
    "content": "coop:content text",
    "type": "coop:statementType statement-type",
}
#: For each claim type its roles, and how each looks in triples.
ROLES: Final = MappingProxyType(
    {
        "event": _roles(
            type="coop:eventType event-type",
            party="coop:party ref",
            host="coop:host ref",
            guest="coop:guest ref",
            leader="coop:leader ref",
            participant="coop:participant ref",
            place="coop:place ref",
            date="coop:date date",
            title="coop:title text",
        ),
        "agreement": _roles(
            kind="coop:agreementKind agreement-kind",
            status="coop:agreementStatus agreement-status",
            party="coop:party ref",
            signatory="coop:signatory ref",
            field="coop:field field",
            date="coop:date date",
            period="coop:period date",
            title="coop:title text",
        ),
        "partnership": _roles(
            a="coop:partnerA ref",
            b="coop:partnerB ref",
            kind="coop:partnershipKind partnership-kind",
            since="coop:since date",
        ),
        "membership": _roles(
            person="org:member ref",
            body="org:organization ref",
            post="coop:post en",
            locality="coop:locality ref",
            date="coop:date date",
        ),
        "statement": _roles(speaker="coop:speaker ref", **_SPEECH),
        "task": _roles(assigner="coop:assigner ref", supporting="coop:supporting ref", **_SPEECH),
        "figure": _roles(
            value="coop:value decimal",
            raw="coop:rawValue plain",
            unit="coop:unit en",
            qualifier="coop:qualifier qualifier",
            about="coop:about text",
            owner="coop:owner ref",
        ),
    }
)

#: Class of the world resource of each claim type.
CLAIM_CLASSES: Final = MappingProxyType({kind: f"coop:{kind.capitalize()}" for kind in ROLES})
#: Class of the world resource of each entity kind.
ENTITY_CLASSES: Final = MappingProxyType(
    {
        "place": "coop:Locality",
        "body": "org:Organization",
        "person": "foaf:Person",
        "programme": "coop:Programme",
        "group": "coop:Group",
    }
)
#: Scheme of the kind codes of those entities that have one.
KIND_SCHEMES: Final = MappingProxyType({"place": "place-kind", "body": "body-kind"})

#: For each claim type the properties of its roles, sorted.
ROLE_PROPERTIES: Final = MappingProxyType(
    {kind: tuple(sorted({role.name for role in roles.values()})) for kind, roles in ROLES.items()}
)
