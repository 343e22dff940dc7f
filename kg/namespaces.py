"""Our terms as a closed namespace, the prefixes we write, and scheme concepts.

A misspelt own term fails at once (`AttributeError`, or `KeyError` for an item).
A test holds the lists below equal to `ontology/core.ttl`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from rdflib import URIRef
from rdflib.namespace import ClosedNamespace

#: Base of the ontology's own terms; fixed, unlike the bases of `kg.iris.Bases`.
ONTOLOGY: Final = "https://w3id.org/coopkg/ontology#"
#: Base of the concept schemes; fixed.
SCHEMES: Final = "https://w3id.org/coopkg/scheme/"
#: Datatype of dates that may lack a month or a day (EDTF, ISO 8601-2).
EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"

#: Own classes, as `ontology/core.ttl` declares them.
CLASSES: Final = (
    "Agreement", "Article", "Body", "City", "Claim", "Commune", "Country", "District",
    "EntityReading", "Event", "Evidence", "Figure", "Group", "LanguageProfile", "Locality",
    "Membership", "Partnership", "Programme", "Province", "Publisher", "ReviewDecision",
    "Statement", "Takedown", "Task", "Work",
)  # fmt: skip

#: Own properties, as `ontology/core.ttl` declares them.
PROPERTIES: Final = (
    "abbreviation", "about", "addressee", "adposition", "aggregator", "agreementKind",
    "agreementStatus", "asRead", "assigner", "attribute", "bestEvidence", "blockingKey",
    "borrowedJoint", "byAgreement",
    "candidate", "caseMarksNames", "claimType", "clauseMark", "clauseOrder", "closeQuote",
    "comitative", "compound", "confidence", "content", "contradicts", "correctedProperty",
    "correctedValue", "country", "currentStatus", "date", "deadline", "decisionOn",
    "decisionState", "declension", "definite", "determiner", "entityType", "establishes",
    "eventType", "evidence", "field", "genitive", "guest", "headOrder", "homeLocality",
    "host", "hostName", "identifiedBy", "inArticle", "infinitive", "iso", "joinedEnding",
    "kindCode", "label",
    "languageTag", "latitude", "leader", "letterForms", "letters", "linkCandidate",
    "linkReason", "linkScore", "listMark", "locality", "locative", "longitude", "mergedBy",
    "mergedInto", "mergedOn", "mergeReason", "mergesWith", "modality", "name", "nameCase",
    "nameKey", "nameOrder", "object", "oblique", "opening", "openQuote", "owner", "participant",
    "particle", "partnerA", "partnerB", "partnershipKind", "partOf", "party", "passive",
    "peoplesUnit", "period",
    "place", "placeAdjective", "placeNameLength", "plural", "post", "prefix", "printedForm",
    "programme", "qualifier", "rawValue", "reads", "reason", "renews", "respelling", "rule",
    "script", "scriptioContinua", "sentenceEnd", "signatory", "since", "speaker", "spokenIn",
    "statementType", "subject", "suffix", "supporting", "supportingWorks", "takedownKind",
    "takesDown", "textHash", "that", "title", "twinnedWith", "unit", "validFrom", "validUntil",
    "value", "variant", "verdict", "wikidata", "within", "wordLength", "work",
)  # fmt: skip

COOP: Final = ClosedNamespace(ONTOLOGY, [*CLASSES, *PROPERTIES])

#: Prefixes of everything we write, in alphabetical order.
PREFIXES: Final = MappingProxyType(
    {
        "coop": ONTOLOGY,
        "dcterms": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "eli": "http://data.europa.eu/eli/ontology#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "void": "http://rdfs.org/ns/void#",
        "wd": "http://www.wikidata.org/entity/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


def concept_iri(scheme: str, code: str) -> str:
    """Return the IRI of a scheme's concept as text.

    Args:
        scheme: Identifier of the scheme (`event-type`).
        code: Notation of the concept (`online_meeting`).

    >>> concept_iri("event-type", "online_meeting")
    'https://w3id.org/coopkg/scheme/event-type/online_meeting'
    """
    return f"{SCHEMES}{scheme}/{code}"


def concept(scheme: str, code: str) -> URIRef:
    """Return the IRI of a scheme's concept as an rdflib term."""
    return URIRef(concept_iri(scheme, code))
