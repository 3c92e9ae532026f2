from __future__ import annotations

import io
import os
import struct
import subprocess
import zlib

import pytest
from PIL import Image

from directive_files import Limits, extract
from directive_files.errors import DamagedFile, NoText, PixelBomb, ProgramMissing, TookTooLong, TooManyPages
from directive_files.extracting import ocr
from tests.directive_files.making import needs_tesseract, photo


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, pixels: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = chunk(b"IDAT", zlib.compress(pixels))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + packed + chunk(b"IEND", b"")


def frames(count: int) -> bytes:
    target = io.BytesIO()
    pages = [Image.new("L", (40, 40), "white") for _ in range(count)]
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:])
    return target.getvalue()


def program(folder, script: str):
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@needs_tesseract
@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tif", "TIFF")])
def test_a_photo_is_recognised(name, kind):
    extracted = extract(name, photo("ĐẢNG ỦY KHỐI", "Số 05-NQ/ĐUK, ngày 10 tháng 01 năm 2026", kind=kind))

    assert "ĐẢNG ỦY KHỐI" in extracted.text
    assert "05-NQ/ĐUK, ngày 10 tháng 01 năm 2026" in extracted.text
    assert (extracted.pages, [note.code for note in extracted.notes]) == (1, ["ocr-used"])


@needs_tesseract
def test_transparent_paper_and_a_turned_photo():
    upright = Image.open(io.BytesIO(photo("Nghị quyết số năm của Đảng ủy"))).convert("L")
    clear = Image.new("RGBA", upright.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=upright.point(lambda shade: 255 if shade < 128 else 0))
    turned = upright.rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    files = io.BytesIO(), io.BytesIO()
    clear.save(files[0], "PNG")
    turned.save(files[1], "JPEG", exif=exif)

    texts = [extract(name, file.getvalue()).text for name, file in zip(("a.png", "a.jpg"), files, strict=True)]

    assert ["Nghị quyết số năm" in text for text in texts] == [True, True]


@needs_tesseract
def test_a_white_picture_holds_no_text():
    with pytest.raises(NoText):
        extract("a.tif", frames(2))


def test_too_many_frames_are_refused():
    with pytest.raises(TooManyPages):
        extract("a.tif", frames(3), limits=Limits(ocr_pages=2))


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (2_000_000_000, 2)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(width, height):
    with pytest.raises(PixelBomb):
        extract("a.png", png(width, height))


@pytest.mark.parametrize(
    "data",
    [
        png(100, 100, b"\x00"),
        b"\x89PNG\r\n\x1a\n" + b"x" * 50,
        b"\xff\xd8\xff" + b"x" * 50,
        b"II*\x00" + b"\xff" * 50,
        photo("x")[:300],
    ],
    ids=["pixels missing", "no chunk", "no JPEG", "no TIFF", "cut"],
)
def test_a_damaged_picture_is_refused(data):
    with pytest.raises(DamagedFile):
        extract("a.png", data)


@pytest.mark.parametrize("script", [None, "echo eng", "exit 1"], ids=["not installed", "without Vietnamese", "broken"])
def test_without_a_tesseract_that_knows_vietnamese_the_message_says_how_to_get_one(tmp_path, monkeypatch, script):
    if script is not None:
        program(tmp_path, script)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ProgramMissing) as refusal:
        extract("a.png", photo("x"))

    assert refusal.value.code == "program-missing"
    assert "tesseract-ocr-vie" in refusal.value.vi


def test_a_program_that_hangs_is_ended_with_its_children_and_leaves_no_file(tmp_path, monkeypatch):
    left = tmp_path / "temporary"
    left.mkdir()
    mark = tmp_path / "child"
    program(tmp_path, f'case "$1" in --list-langs) echo vie;; *) sleep 60 & echo $! > {mark}; wait;; esac')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("tempfile.tempdir", str(left))

    with pytest.raises(TookTooLong):
        extract("a.png", photo("x"), limits=Limits(ocr_seconds=1.0))

    child = mark.read_text().strip()
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", child], capture_output=True, text=True, check=False
    ).stdout.strip()
    assert state in {"", "Z"}
    assert list(left.iterdir()) == []


def test_a_program_that_fails_means_a_damaged_picture(tmp_path):
    failing = program(tmp_path, "exit 3")

    with pytest.raises(DamagedFile):
        ocr.recognise(str(failing), Image.new("L", (10, 10)), Limits())
