"""`python -m directive_reader FILE.txt…` prints one JSON object per file."""

from __future__ import annotations

import sys
from pathlib import Path

from directive_reader.dump import to_json
from directive_reader.reader import read


def main(arguments: list[str]) -> int:
    """Print the readings; 0 if all files could be read, 1 if not, 2 without arguments."""
    if not arguments:
        sys.stderr.write("usage: python -m directive_reader FILE.txt...\n")
        return 2
    failed = False
    for name in arguments:
        try:
            text = Path(name).read_text("utf-8", errors="replace")
        except OSError as error:
            sys.stderr.write(f"{name}: {error.strerror}\n")
            failed = True
        else:
            sys.stdout.write(to_json(read(text), text, source=Path(name).name) + "\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
