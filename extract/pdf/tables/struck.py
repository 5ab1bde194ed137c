"""Text that is struck out: a rule runs through the middle of its characters, and just as far as they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.pdf.marks.words import Word
from extract.pdf.tables.rules import Piece, Pieces, Rule, Rules

_MIDDLE = 0.22  # of the size: how far from the middle of Chinese type a line through it or through figures is at most
_BEYOND = 0.2  # of the size: how far it ends from the characters at most
_REACH = 1.5  # points: a rule that ends so near others on both sides is the border of a cell
_NEAR = 0.15  # of the size, where that is less
_SAME_LINE = 0.5  # points


def without_struck(words: Sequence[Word], pieces: Pieces) -> tuple[Sequence[Word], Rules]:
    """The words without characters that are struck out, and the rules of a page without those that do it.

    In small type a line through it is so near to the border of its cell that the two make one rule. So the lines are
    looked at first as they were drawn.
    """
    rules = pieces.rules()
    if strikes := _found(pieces.lines(), words, rules.vertical):
        words = _left(words, strikes)
        horizontal = [piece for piece in pieces.horizontal if not any(_is_of(strike, piece) for strike in strikes)]
        rules = replace(pieces, horizontal=horizontal).rules()
    if strikes := _found(rules.horizontal, words, rules.vertical):
        return _left(words, strikes), Rules([rule for rule in rules.horizontal if rule not in strikes], rules.vertical)
    return words, rules


def _found(lines: Iterable[Rule], words: Sequence[Word], verticals: Sequence[Rule]) -> list[Rule]:
    """Those of some lines that strike words out."""
    heights = {int((word.top + word.bottom) / 2) for word in words}
    # On most pages no rule is near the middle of any line.
    near = [line for line in lines if not heights.isdisjoint(range(int(line.at) - 3, int(line.at) + 4))]
    return [line for line in near if _strikes(line, words) and not _is_border(line, verticals, words)]


def _left(words: Sequence[Word], strikes: Sequence[Rule]) -> list[Word]:
    return [part for word in words for part in _kept(word, strikes)]


def _is_of(strike: Rule, piece: Piece) -> bool:
    at, start, end = piece
    return abs(at - strike.at) <= _SAME_LINE and strike.start <= start and end <= strike.end


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


def _is_border(rule: Rule, verticals: Iterable[Rule], words: Iterable[Word]) -> bool:
    """Whether a rule goes from one vertical to another."""
    reach = min(_REACH, *(_NEAR * word.size for word in words if _crosses(rule, word)))
    met = [each.at for each in verticals if each.start <= rule.at <= each.end]
    return all(any(abs(at - end) <= reach for at in met) for end in (rule.start, rule.end))


def _kept(word: Word, strikes: Sequence[Rule]) -> list[Word]:
    """What is left of a word: the word itself, or those of its characters that are not struck out."""
    through = [rule for rule in strikes if _crosses(rule, word)]
    if not through:
        return [word]
    return [one for one in word.characters() if not any(_covers(rule, one) for rule in through)]
