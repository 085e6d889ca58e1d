"""A letter that is a picture: PNG, JPEG or TIFF, a page a frame."""

import io
import math
import warnings

from PIL import Image, ImageOps, ImageSequence

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.model import Document
from scrapers.documents.ocr import DPI
from scrapers.documents.ocr_pages import MOST_PAGES, MOST_PIXELS, Recogniser, nothing_read
from scrapers.errors import DocumentError

_FORMATS = ("PNG", "JPEG", "TIFF")
_PAGE_INCHES = 8.27
"""The width of A4: a picture's own resolution is seldom set, and then seldom right."""

_LEAST_WIDTH = round(_PAGE_INCHES * DPI * 0.75)
"""Pixels; a page in fewer is enlarged, for Tesseract wants letters 20 pixels tall."""

_WHITE = 255


def read_image(data: bytes, name: str) -> Document:
    """Read a picture of a letter by optical character recognition.

    Raises:
        DocumentError: needs_ocr, where Tesseract is not installed or finds no words;
            unreadable, when the picture is damaged or larger than can be a page.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                return _read(image, name)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise _refused(f"is larger than a page can be: {error}", name) from error
        except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises of damage
            raise _refused(f"is a damaged picture: {error}", name) from error


def _refused(what: str, name: str) -> DocumentError:
    return DocumentError(what, item=name, status="unreadable", remedy="look at it by hand")


def _read(image: Image.Image, name: str) -> Document:
    builder = DocumentBuilder(name, Image.MIME[str(image.format)])
    recogniser = Recogniser(builder)
    for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
        builder.page()
        if number > MOST_PAGES:
            builder.note(f"only the first {MOST_PAGES} pages of the picture were looked at")
            break
        page = _prepared(frame)
        dpi = page.width / _PAGE_INCHES
        if not recogniser.read_picture(_pgm(page), number, dpi):
            break
    if not builder.length:
        raise nothing_read(name, builder.notes)
    return builder.build()


def _prepared(frame: Image.Image) -> Image.Image:
    """Return a frame upright, grey, on white, and of a size that can be recognised."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in {"RGBA", "LA", "P", "PA"}:
        clear = upright.convert("RGBA")
        upright = Image.new("RGBA", clear.size, "white")
        upright.alpha_composite(clear)
    grey = upright.convert("L")
    scale = max(1.0, _LEAST_WIDTH / grey.width)
    scale = min(scale, math.sqrt(MOST_PIXELS / (grey.width * grey.height)))
    if scale == 1.0:
        return grey
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    return grey.resize(size, Image.Resampling.LANCZOS)


def _pgm(page: Image.Image) -> bytes:
    return b"P5 %d %d %d\n" % (page.width, page.height, _WHITE) + page.tobytes()
