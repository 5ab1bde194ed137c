"""Shows where on its page a value stands: a picture of the page with a frame around the cell."""

from __future__ import annotations

from io import BytesIO

import pdfplumber

from extract.document import PageLocator
from extract.pdf.marks.stand_in import installed_fonts
from extract.source import Source

RESOLUTION = 120
"""Dots per inch of the picture: a page of A4 is 990 by 1400 pixels."""

_FRAME = 2.5  # points around the cell
_RED = (221, 51, 51)
_YELLOW = (255, 225, 77, 70)


def evidence_picture(source: Source, locator: PageLocator) -> bytes:
    """The page as a PNG picture, with the cell framed."""
    left, top, right, bottom = locator.bbox
    with installed_fonts(), pdfplumber.open(BytesIO(source.data), pages=[locator.page]) as pdf:
        page = pdf.pages[0]
        frame = (
            max(left - _FRAME, 0),
            max(top - _FRAME, 0),
            min(right + _FRAME, float(page.width)),
            min(bottom + _FRAME, float(page.height)),
        )
        image = page.to_image(resolution=RESOLUTION)
        image.draw_rect(frame, fill=_YELLOW, stroke=_RED, stroke_width=3)
        buffer = BytesIO()
        image.save(buffer, format="PNG", quantize=True)
    return buffer.getvalue()
