"""The narrative of a report: the figures that its text states, and which indicators they are about."""

from __future__ import annotations

from transform.narrative.figures import figures
from transform.narrative.passages import sentences

__all__ = ["figures", "sentences"]
