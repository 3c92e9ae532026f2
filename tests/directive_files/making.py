"""Files made for the tests: all words are invented."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
FONTS = (
    Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"),
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"),
)
"""Fonts that have all Vietnamese letters, for pictures of text."""
FONT = next((font for font in FONTS if font.exists()), None)

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_antiword = pytest.mark.skipif(shutil.which("antiword") is None, reason="antiword is not installed")
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None
    or "vie" not in subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout
    or FONT is None,
    reason="tesseract with its Vietnamese data, or a font with Vietnamese letters, is not installed",
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def relations(*pairs: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def raw_docx(body: str, *, numbering: str | None = None, styles: str | None = None) -> bytes:
    """A .docx whose document.xml holds this body, with w: for the namespace of Word."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    beside = []
    for kind, inner in (("numbering", numbering), ("styles", styles)):
        if inner is not None:
            parts[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{W}">{inner}</w:{kind}>'
            beside.append((kind, f"{kind}.xml"))
    if beside:
        parts["word/_rels/document.xml.rels"] = relations(*beside)
    return packed(parts)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def in_list(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def saved(document: docx.document.Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def pdf(*pages: str, extra: str = "", trailer: str = "") -> bytes:
    """A PDF written by hand, one content stream a page; `extra` are further objects, each ending with endobj."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * place} 0 R" for place in range(count))
    objects = [
        "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n",
        f"2 0 obj <</Type /Pages /Kids [{kids}] /Count {count}>> endobj\n",
    ]
    for place, content in enumerate(pages):
        number = 3 + 2 * place
        objects.append(
            f"{number} 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R /Resources "
            f"<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>> "
            f"/XObject <</Im1 90 0 R>>>>>> endobj\n"
        )
        objects.append(f"{number + 1} 0 obj <</Length {len(content)}>> stream\n{content}\nendstream endobj\n")
    body = "%PDF-1.4\n" + "".join(objects) + extra
    return f"{body}trailer <</Root 1 0 R {trailer}>>\n%%EOF\n".encode("latin-1")


def shown(*lines: str) -> str:
    """Content stream that shows these lines one below the other."""
    drawn = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    return f"BT /F1 12 Tf 72 760 Td {drawn} ET"


PICTURE = "q 500 0 0 700 40 70 cm /Im1 Do Q"
PICTURE_OBJECT = (
    "90 0 obj <</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
    "/BitsPerComponent 8 /Length 1>> stream\n\xff\nendstream endobj\n"
)


def photo(*lines: str, kind: str = "PNG", size: int = 44, width: int = 1900) -> bytes:
    """A picture of these lines."""
    page = Image.new("L", (width, 160 + 80 * len(lines)), "white")
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONT), size) if FONT else ImageFont.load_default(size)
    for place, line in enumerate(lines):
        draw.text((80, 80 + 80 * place), line, font=font, fill="black")
    target = io.BytesIO()
    page.save(target, kind, dpi=(300, 300))
    return target.getvalue()


def by_office(folder: Path, name: str, data: bytes, target: str) -> bytes:
    """The file converted by LibreOffice; `target` as in --convert-to."""
    source = folder / name
    source.write_bytes(data)
    subprocess.run(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip - one command
    return source.with_suffix("." + target.partition(":")[0]).read_bytes()


def in_order(text: str, *pieces: str) -> bool:
    places = [text.find(piece) for piece in pieces]
    return -1 not in places and all(before < after for before, after in pairwise(places))
