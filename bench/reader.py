r"""Speed, growth and memory of the reader, and a run of damaged texts that looks for an exception or a slow case.

    python bench/reader.py [--mutations N] [--seed S]

Limits: one directive of about 20,000 characters costs at most 30 times one \w+ pass over it in the same run; ten times
the text at most 11 times the time, up to 5 MB; peak memory at most 40 MB + 20 times the text; no damaged text raises or
grows dearer faster than it grows longer. Exit code 1 where a limit is broken.
The specimens are those of tests/directive_reader/samples, all invented.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from directive_reader import read

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "directive_reader" / "samples"
RUNS = 7
DIRECTIVE = 20_000
SENTENCE = 70
"""Longer lines are sentences, not headings or lines of a header."""
RATIO_LIMIT = 30.0
GROWTH_LIMIT = 11.0
SIZES = (50_000, 500_000, 5_000_000)
MEMORY_FIXED_MB, MEMORY_PER_TEXT = 40.0, 20.0
SLOW = 8.0
"""A damaged text that costs so many times more than a sound one of its length is looked at again."""
FOURFOLD_LIMIT = 6.0
"""Four times a text may cost so many times its time; sixteen would be quadratic."""
SLOW_FLOOR_S = 0.02
WORD = re.compile(r"\w+")
HARSH = (
    *("*", "|", "\\", "<", "&", "-", ".", "(", ")", "“", "1", "1.", "%", "a)", "I.", "](", ","),
    *("Nơi nhận:", "Điều 1", "từ 1", "của ", "90% ", "số ", "ngày "),
    *("_", "\t", " ", "\u0301", "\u200b", "\x0c", "\r", "\ufeff", "\x1f"),
)
REPEATED = (
    *HARSH,
    *("a", "A ", "1 ", "1-", "- ", "**", "(a", "a.", "a:", "“a", "1.1.1.", "T/M A", "trên ", "từ 1 đến "),
    *("số 1", "1-NQ/", "/TW", "ngày 1/1/2020 ", ", ngày ", "Ban Chỉ đạo ", "x\t", "a|"),
    *("\n", "\n- a", "\n1. a", "\n1.1. a:", "\n\n", "A\n", "\na) b", "\n(1) c.", "\nNơi nhận:", "\nT/M A"),
)


def sample_text() -> str:
    return "\n\n".join(path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt")))


def of_length(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def directive() -> str:
    """One long directive: a specimen whose list of items goes on with the sentences of all the others."""
    head, item, ending = (SAMPLES / "commune-plan.txt").read_text("utf-8").partition("1- Công tác tuyên truyền")
    lines = (line for path in sorted(SAMPLES.glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    sentences = "\n\n".join(line.strip() for line in lines if len(line.strip()) > SENTENCE and "|" not in line)
    return head + item + "\n\n" + of_length(sentences, DIRECTIVE - len(head) - len(ending)) + "\n" + ending


def best(call: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        begin = time.process_time()
        call()
        times.append(time.process_time() - begin)
    return min(times)


def words(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))


def speed() -> bool:
    document = directive()
    one_pass = best(lambda: words(document), RUNS * 3)
    reading = best(lambda: read(document))
    ratio = reading / one_pass
    print(
        f"speed: {reading * 1000:.1f} ms for {len(document):,} characters, "
        f"{ratio:.1f} passes of \\w+ (limit {RATIO_LIMIT:g})"
    )
    return ratio <= RATIO_LIMIT


def growth(text: str) -> bool:
    fine = True
    before = None
    for size in SIZES:
        whole = of_length(text, size)
        seconds = best(lambda whole=whole: read(whole), 2 if size > DIRECTIVE * 50 else 5)
        note = ""
        if before is not None:
            fine = fine and seconds / before <= GROWTH_LIMIT
            note = f", {seconds / before:.1f} times the one before (limit {GROWTH_LIMIT:g})"
        print(f"growth: {size:>9,} characters {seconds:.2f} s{note}")
        before = seconds
    return fine


PEAK = """
import resource, sys
from directive_reader import read
text = sys.stdin.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read(text)
print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def memory(text: str) -> bool:
    whole = of_length(text, SIZES[-1])
    size = len(whole.encode()) / 2**20
    command = [sys.executable, "-c", PEAK]
    done = subprocess.run(command, input=whole, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
    peak = int(done.stdout.split()[1]) / 1024
    limit = MEMORY_FIXED_MB + MEMORY_PER_TEXT * size
    print(f"memory: peak {peak:.0f} MB for a text of {size:.1f} MB (limit {limit:.0f} MB)")
    return peak <= limit


def damage(text: str, chance: random.Random) -> str:
    """A piece of the text with characters taken out, repeated, put in or moved."""
    begin = chance.randrange(len(text))
    piece = text[begin : begin + chance.randrange(20, 600)]
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(piece) + 1)
        match chance.randrange(7):
            case 0:
                piece = piece[:at] + piece[at + chance.randrange(1, 30) :]
            case 1:
                piece = piece[:at] + chance.choice(HARSH) * chance.randrange(1, 200) + piece[at:]
            case 2:
                piece = piece[:at] + "".join(chance.choices(HARSH, k=chance.randrange(1, 12))) * 20 + piece[at:]
            case 3:
                piece = piece.replace("\n", chance.choice((" ", "\n\n", "\r\n", "\f", "")))
            case 4:
                piece = piece[:at] + chr(chance.randrange(1, 0x11000)) + piece[at:]
            case 5:
                piece = unicodedata.normalize("NFD", piece)
            case _:
                piece = piece[:at] + piece[max(0, at - 40) : at] * chance.randrange(2, 20) + piece[at:]
    return piece


def mutations(text: str, count: int, seed: int) -> bool:
    chance = random.Random(seed)
    base = of_length(text, 2000)
    normal = best(lambda: read(base)) / len(base)
    suspects: list[str] = []
    begin = time.process_time()
    for number in range(count):
        damaged = damage(text, chance)
        start = time.process_time()
        try:
            read(damaged)
        except Exception as error:  # noqa: BLE001 - the run looks for any exception
            print(f"mutation {number}: {error!r} for {damaged!r}")
            return False
        cost = time.process_time() - start
        if cost > SLOW_FLOOR_S and cost > SLOW * normal * len(damaged):
            suspects.append(damaged)
    seconds = time.process_time() - begin
    steep = [damaged for damaged in suspects if growth_of(damaged) > FOURFOLD_LIMIT]
    print(
        f"mutations: {count:,} texts in {seconds:.0f} s, no exception; {len(suspects)} dense with finds, "
        f"{len(steep)} of them grow faster than the text"
    )
    for damaged in steep:
        print(f"steep: {damaged!r}")
    return not steep


def growth_of(text: str) -> float:
    """How many times longer four times the text takes."""
    return best(lambda: read(text * 4), 3) / best(lambda: read(text), 3)


def repeated() -> bool:
    """Texts of one fragment over and over."""
    fine = True
    for fragment in REPEATED:
        short, long = fragment * (20_000 // len(fragment)), fragment * (80_000 // len(fragment))
        ratio = best(lambda long=long: read(long), 2) / max(best(lambda short=short: read(short), 3), 0.002)
        if ratio > FOURFOLD_LIMIT:
            fine = False
            print(f"repeated: four times {fragment!r} costs {ratio:.1f} times")
    print(f"repeated: {len(REPEATED)} fragments, {'all grow linearly' if fine else 'some do not'}")
    return fine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=2_000, help="damaged texts to read (the full run: 200000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    text = sample_text()
    checks = [speed(), growth(directive()), memory(text), repeated(), mutations(text, options.mutations, options.seed)]
    return 0 if all(checks) else 1


if __name__ == "__main__":
    sys.exit(main())
