"""Names across scripts: Vietnamese names in any alphabet, people's keys, romanisation.

tables      the files of ontology/names
syllables   Vietnamese syllables: tone, units, inventory
phones      a spelling in any script as phones
skeleton    the cost of hearing a Vietnamese name in a spelling
han         Han characters read the Vietnamese way
index       find names of a closed list
vietnamese  recognise and read back Vietnamese personal names
romanise    other names in Latin letters
districts   districts of Vietnam until 2025
body_words  names of bodies, their common words in English
foreign     other names compared
heard       places by what their script lets one hear
persons     one key, one Latin spelling, one comparison
"""

from kg.names.body_words import english_name
from kg.names.compare import Comparison, same_person
from kg.names.districts import vietnamese_district
from kg.names.index import NameIndex
from kg.names.persons import is_vietnamese_name, latin_name, person_key
from kg.names.romanise import romanise, romanise_place
from kg.names.skeleton import ACCEPT, name_cost
from kg.names.tables import historical_names
from kg.names.vietnamese import family_name, vietnamese_readings

__all__ = [
    "ACCEPT",
    "Comparison",
    "NameIndex",
    "english_name",
    "family_name",
    "historical_names",
    "is_vietnamese_name",
    "latin_name",
    "name_cost",
    "person_key",
    "romanise",
    "romanise_place",
    "same_person",
    "vietnamese_district",
    "vietnamese_readings",
]
