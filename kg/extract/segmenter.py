"""jieba over the words of its dictionary as they stand in the file; imported only when a name is to be cut."""

from collections.abc import Callable, Iterable

import jieba

WordsAt = Callable[[str, int], Iterable[tuple[int, str, int]]]


class Segmenter(jieba.Tokenizer):  # type: ignore[misc]
    """jieba over words alone: its own graph of words wants every prefix of every word in the dictionary."""

    def __init__(self, words_at: WordsAt, total: int) -> None:
        """`words_at` gives the words that begin at an offset of a text: where each ends, the word, its count."""
        super().__init__()
        self.words_at = words_at
        self.FREQ: dict[str, int] = {}
        self.total, self.initialized = total, True

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802
        """For each offset the offsets of the last characters of the words that start there.

        How often the words are used, jieba looks up next.
        """
        ends: dict[int, list[int]] = {}
        for start in range(len(sentence)):
            words = list(self.words_at(sentence, start))
            self.FREQ.update((word, count) for _, word, count in words)
            ends[start] = [end - 1 for end, _, _ in words] or [start]
        return ends
