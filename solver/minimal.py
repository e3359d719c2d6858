"""The smallest part of what is impossible (minste umulige utvalg): QuickXplain.

Junker (2004): halves are set aside as long as the rest stays impossible, so that a conflict of k out of n is
found with about 2 k log(n / k) tests.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Minimiser(Generic[T]):
    """Leaves out what an impossibility does not need (minsker).

    Parameters
    ----------
    impossible
        Tells of some elements whether they are impossible together; None when it could not be told.

    Attributes
    ----------
    sure
        Whether every answer was a yes or a no; if not, what is left may be more than is needed.
    """

    def __init__(self, impossible: Callable[[Sequence[T]], bool | None]) -> None:
        self._impossible = impossible
        self.sure = True

    def smallest(self, elements: Sequence[T], always: Sequence[T] = ()) -> list[T]:
        """Return a minimal part of ``elements`` that is impossible with ``always`` (minste del).

        What stands first is rather kept. All the elements together must be impossible.
        """
        if not elements or self._is(always):
            return []
        return self._within(list(always), [], list(elements))

    def _within(self, given: list[T], added: list[T], elements: list[T]) -> list[T]:
        if added and self._is(given):
            return []
        if len(elements) == 1:
            return elements
        half = len(elements) // 2
        first, second = elements[:half], elements[half:]
        needed = self._within([*given, *first], first, second)
        return [*self._within([*given, *needed], needed, first), *needed]

    def _is(self, elements: Sequence[T]) -> bool:
        answer = self._impossible(elements)
        self.sure &= answer is not None
        return answer is True
