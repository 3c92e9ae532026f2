"""Photos and scanned pictures to text. The size is checked before a single pixel is unpacked."""

from __future__ import annotations

import io
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from PIL import Image, ImageFile, ImageOps, ImageSequence
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile

from directive_files.errors import DamagedFile, PixelBomb, TooManyPages
from directive_files.extracting import ocr
from directive_files.extracting.notes import Note, ocr_used
from directive_files.extracting.sniffing import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from directive_files.limits import Limits

_OPENERS: Mapping[Format, Callable[[io.BytesIO], ImageFile.ImageFile]] = MappingProxyType(
    {Format.JPEG: JpegImageFile, Format.PNG: PngImageFile, Format.TIFF: TiffImageFile}
)
"""The plug-ins themselves: Image.open would try others, and judge the size by a limit of the whole process."""


@dataclass(frozen=True, slots=True)
class ImageText:
    pages: tuple[str, ...]
    notes: tuple[Note, ...]


def image_text(data: bytes, kind: Format, limits: Limits) -> ImageText:
    """One page per frame. Raises ProgramMissing, PixelBomb, DamagedFile, TooManyPages, TookTooLong."""
    frames = _frames(data, kind, limits)
    if limits.ocr_head_only:
        frames = frames[:1]
    tesseract = ocr.required()
    pages = tuple(ocr.recognise(tesseract, frame, limits) for frame in frames)
    return ImageText(pages, (ocr_used(range(1, len(pages) + 1)),))


def _frames(data: bytes, kind: Format, limits: Limits) -> list[Image.Image]:
    """The frames in grey and upright. Whatever a broken picture makes Pillow raise is a damaged file."""
    try:
        with _OPENERS[kind](io.BytesIO(data)) as picture:
            _check_size(picture, limits)
            _check_frames(getattr(picture, "n_frames", 1), limits)
            frames = []
            for frame in ImageSequence.Iterator(picture):
                _check_size(frame, limits)
                frames.append(_grey(frame))
            return frames
    except (PixelBomb, TooManyPages):
        raise
    except Exception:  # noqa: BLE001 - Pillow's decoders raise nearly anything on broken input
        raise DamagedFile(format=f".{kind}") from None


def _check_size(picture: Image.Image, limits: Limits) -> None:
    pixels = picture.width * picture.height
    if pixels > limits.image_pixels:
        raise PixelBomb(pixels=pixels, limit=limits.image_pixels)


def _check_frames(count: int, limits: Limits) -> None:
    if count > limits.ocr_pages:
        raise TooManyPages(pages=count, limit=limits.ocr_pages)


def _grey(frame: Image.Image) -> Image.Image:
    """Transparent parts become white paper."""
    if frame.has_transparency_data:
        layered = frame.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        frame = Image.alpha_composite(paper, layered)
    return ImageOps.exif_transpose(frame).convert("L")
