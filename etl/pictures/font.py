"""The font of the pictures: the signs that a picture needs, cut out of Noto Sans CJK (SIL Open Font License).

The whole font has 65,000 signs in all weights and takes 33 MB; a picture needs a few dozen in one weight.
"""

from __future__ import annotations

import io
import string
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

COLLECTION = ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc")
SIMPLIFIED = 2
"""The face of the collection with the shapes of mainland China."""

REGULAR = 400
FAMILY = "Noto Sans CJK SC"


def write_font(texts: Iterable[str], path: Path) -> None:
    """Writes a font with the signs of the texts, and those of ASCII for numbers and axes."""
    cut = io.BytesIO()
    package, name = COLLECTION
    with TTFont(str(files(package) / name), fontNumber=SIMPLIFIED, lazy=True) as font:
        subsetter = Subsetter(Options(layout_features=[], notdef_outline=True, hinting=False))
        subsetter.populate(text="".join(sorted({*string.printable, *"".join(texts)})))
        subsetter.subset(font)
        font.save(cut)
    cut.seek(0)
    with TTFont(cut) as font:
        instantiateVariableFont(font, {"wght": REGULAR}).save(path)
