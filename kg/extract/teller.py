"""What finds events of one kind in the sentences that have a word for them."""

from collections.abc import Iterator

from kg.extract.around import Around
from kg.extract.describing import Describer
from kg.extract.event import Event
from kg.extract.reading import Sentence


class Teller:
    """Finds them in one reading."""

    def __init__(self, around: Around, describer: Describer) -> None:
        self.around, self.text = around, around.text
        self.describe = describer.describe

    def tell(self, sentence: Sentence) -> Iterator[Event]:
        """What a sentence tells of."""
        raise NotImplementedError
