"""Blocks (blokker): people whom rows of a unit join, directly or through others.

Who works nights only meets nobody of days and evenings in any row, so a ward is often two blocks. What one
block does costs another nothing: the best rota is the best of each, and their bounds add up. What people are
compared with by a term is reckoned before the search, and no rota changes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.flat import Sums
from solver.formulation import Formulation

Labels = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Blocks:
    """Who and what belongs to which block (blokker); they are numbered from 0.

    Attributes
    ----------
    size
        How many there are.
    person
        Each person's, in the order of ``people``. All whom no row counts are one.
    variable
        Each variable's; -1 for what is nobody's.
    """

    size: int
    person: Labels
    variable: Labels

    @classmethod
    def of(cls, formulation: Formulation) -> "Blocks":
        """Find the blocks (finn)."""
        owner = np.full(formulation.size + 1, -1, dtype=np.int32)
        for place, part in enumerate(formulation.people.values()):
            owner[[*part.literals, *(excess.count for excess in part.excesses)]] = place
        names, person = np.unique(_joined(formulation, owner), return_inverse=True)
        variable = np.where(owner >= 0, person[owner], -1)
        for part in formulation.units.values():
            for excess in part.excesses:
                variable[excess.count] = variable[excess.variables[0]]
        return cls(len(names), person.astype(np.int32), variable.astype(np.int32))


def _joined(formulation: Formulation, owner: Labels) -> Labels:
    """Return for each person the place of the first of the block."""
    people = len(formulation.people)
    pairs = [_pairs(sums, owner, people) for sums in _of_units(formulation)]
    label = np.full(people, people, dtype=np.int32)
    for _, who in pairs:
        label[who] = who
    before = None
    while before is None or not np.array_equal(before, label):
        before = label.copy()
        for row, who in pairs:
            least = np.full(int(row.max(initial=-1)) + 1, people, dtype=np.int32)
            np.minimum.at(least, row, label[who])
            np.minimum.at(label, who, least[row])
    return label


def _of_units(formulation: Formulation) -> Iterator[Sums]:
    for place in range(len(formulation.people), len(formulation.parts)):
        yield formulation.counts(place).sums
        yield formulation.rows(place).sums


def _pairs(sums: Sums, owner: Labels, people: int) -> tuple[Labels, Labels]:
    """Return which rows hold something of whom, each pair once."""
    who = owner[sums.variables].astype(np.int64)
    row = np.repeat(np.arange(len(sums.bounds) - 1), np.diff(sums.bounds))
    pairs = np.unique((row * people + who)[who >= 0])
    return (pairs // people).astype(np.int32), (pairs % people).astype(np.int32)
