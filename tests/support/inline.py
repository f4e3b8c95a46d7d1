"""A background without a thread: what is asked is done at once."""

from collections.abc import Callable


class Inline:
    """Carries out acts at once."""

    def run[T](
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Carry out ``act`` and hand back its result before returning."""
        try:
            result = act()
        except Exception as error:  # noqa: BLE001 - whoever asked decides what it means
            failed(error)
        else:
            done(result)

    def close(self) -> None:
        """Do nothing: there is nothing to wait for."""
