"""Read all seeds and practice texts with the reader that PYTHONPATH names.

python scoring/readings.py SHARED FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from directive_reader.dump import to_json
from directive_reader.reader import read


def main(shared: Path, folder: Path) -> None:
    for name in ("seeds", "practice"):
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted((shared / name).glob("*.txt")):
            text = path.read_text("utf-8")
            reading = to_json(read(text), text, source=path.name)
            (target / f"{path.stem[:3]}.json").write_text(reading, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
