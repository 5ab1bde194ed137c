"""Text that is struck out: a rule runs through the middle of its characters, and just as far as they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.pdf.marks.words import Word
from extract.pdf.tables.rules import Rule, Rules

_MIDDLE = 0.22  # of the size: how far from the middle of Chinese type a line through it or through figures is at most
_BEYOND = 0.2  # of the size: how far it ends from the characters at most
_REACH = 1.5  # points: a rule that ends so near others on both sides is the border of a cell


def without_struck(words: Sequence[Word], rules: Rules) -> tuple[Sequence[Word], Rules]:
    """The words without characters that are struck out, and the rules without those that do it."""
    heights = {int((word.top + word.bottom) / 2) for word in words}
    # On most pages no rule is near the middle of any line.
    near = [rule for rule in rules.horizontal if not heights.isdisjoint(range(int(rule.at) - 3, int(rule.at) + 4))]
    strikes = [rule for rule in near if _strikes(rule, words) and not _is_border(rule, rules.vertical)]
    if not strikes:
        return words, rules
    kept = [part for word in words for part in _kept(word, strikes)]
    return kept, Rules([rule for rule in rules.horizontal if rule not in strikes], rules.vertical)


def _strikes(rule: Rule, words: Iterable[Word]) -> bool:
    struck = [one for word in words if _crosses(rule, word) for one in word.characters() if _covers(rule, one)]
    if not struck:
        return False
    beyond = _BEYOND * struck[0].size
    left, right = min(one.x0 for one in struck), max(one.x1 for one in struck)
    width = sum(one.x1 - one.x0 for one in struck)
    return abs(rule.start - left) <= beyond and abs(rule.end - right) <= beyond and 2 * width > right - left


def _crosses(rule: Rule, word: Word) -> bool:
    is_level = not word.turn and abs(rule.at - word.middle) <= _MIDDLE * word.size
    return is_level and rule.start < word.x1 and word.x0 < rule.end


def _covers(rule: Rule, one: Word) -> bool:
    return rule.start <= one.first_centre <= rule.end


def _is_border(rule: Rule, verticals: Iterable[Rule]) -> bool:
    """Whether a rule goes from one vertical to another."""
    met = [each.at for each in verticals if each.start <= rule.at <= each.end]
    return all(any(abs(at - end) <= _REACH for at in met) for end in (rule.start, rule.end))


def _kept(word: Word, strikes: Sequence[Rule]) -> list[Word]:
    """What is left of a word: the word itself, or those of its characters that are not struck out."""
    through = [rule for rule in strikes if _crosses(rule, word)]
    if not through:
        return [word]
    return [one for one in word.characters() if not any(_covers(rule, one) for rule in through)]
