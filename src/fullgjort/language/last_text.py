"""What was found in the text that is being read: several rules ask the same of the same spans."""

from __future__ import annotations

SHORT = 400
"""In shorter texts, such as single sentences, it is as quick to look again."""


class LastText[Found]:
    """The answers about one text, the last that was asked about; a new text takes its place, so that memory stays
    flat. The text is told by its identity, never compared."""

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: tuple[str, dict[object, Found]] = ("", {})

    def answers(self, text: str) -> dict[object, Found]:
        """What is known about the text, by span; the caller adds to it. A short text's is thrown away."""
        held = self._held
        if held[0] is text:
            return held[1]
        answers: dict[object, Found] = {}
        if len(text) >= SHORT:
            self._held = (text, answers)
        return answers
