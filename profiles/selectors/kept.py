"""What is made once for a data version and then kept in the process."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from threading import RLock
from typing import TypeVar

T = TypeVar("T")


def made_once(maxsize: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Keep the last ``maxsize`` answers of a function. Who asks while one is being made waits for it.

    Without the wait, every thread that is asked after a change of the data would make the same at once, and all of them
    would be late. The arguments must name the data version.
    """

    def decorate(function: Callable[..., T]) -> Callable[..., T]:
        kept = lru_cache(maxsize=maxsize)(function)
        being_made = RLock()

        @wraps(function)
        def asked(*args: Hashable) -> T:
            with being_made:
                return kept(*args)

        return asked

    return decorate
