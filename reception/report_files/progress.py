"""How far a report is that asks several questions one after the other."""

from reception.progress import Watch


class Progress:
    """Tells one watch of many questions; what it is told never goes back."""

    def __init__(self, watch: Watch, questions: int) -> None:
        """Expect about so many questions; some more or fewer only make it uneven."""
        self._watch = watch
        self._questions = questions
        self._begun = 0
        self._told = 0.0

    def of_next(self) -> Watch:
        """Return the watch of the next question."""
        done_before = self._begun
        self._begun += 1

        def watch(done: float) -> bool:
            self._told = max(self._told, min((done_before + done) / self._questions, 1.0))
            return self._watch(self._told)

        return watch
