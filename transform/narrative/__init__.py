"""The narrative of a report: the figures that its text states, and which indicators they are about."""

from __future__ import annotations

from transform.narrative.figures import figures
from transform.narrative.passages import sentences
from transform.narrative.subjects import Teller

__all__ = ["Teller", "figures", "sentences"]
