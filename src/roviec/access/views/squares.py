"""Square codes that a telephone scans."""

from __future__ import annotations

from io import BytesIO

import qrcode
from qrcode.image.svg import SvgPathFillImage


def square(text: str) -> str:
    """The text as an SVG picture, black on white whatever the colours of the page."""
    drawn = BytesIO()
    qrcode.make(text, image_factory=SvgPathFillImage, box_size=14).save(drawn)
    return drawn.getvalue().decode()
