"""The pace of column generation (takt): how far rounds go, how hard they search, and when nothing moves.

Where accounts keep pricing from being exact, a bound may stand for good while the master's mixture has hardly
begun: its duals were held where the bound is. Then they are let go, little by little, and pricing only looks
for lines, until the mixture gets no cheaper either and a rota can be made of it.
"""

import time
from math import inf

from solver.pricing.paths import Effort

SMOOTHING = 0.3
"""How far to go from the best duals toward the master's own, at least."""
STEP = 0.2
HALF_WAY = 0.5
"""The same while only lines are looked for."""
WORTH = 0.05
"""What a round must prove of what it could have proven, or its pricings were not searched hard enough."""
EASY = 0.01
"""What share of the way to the master a round may have missed for the next to be searched less hard."""
PATIENCE = 10
"""Rounds without a higher bound until it stands still, at least."""
LONG = 2.0
"""How long it has to stand, as a multiple of what it took to get there."""
SLOWLY = 0.002
"""By what share a mixture gets cheaper in a round as long as it is not at an end."""


class Pace:
    """How far the rounds of a level go, and how hard they search (takt).

    Attributes
    ----------
    share
        How far to go from the best duals toward the master's own.
    effort
        How hard diagrams are searched for the bound's sake.
    mixing
        Whether the bound stands still, so that only lines are looked for.
    """

    def __init__(self, easiest: Effort, *, stands_still: bool) -> None:
        self.share = SMOOTHING
        self.effort = self._easiest = easiest
        self.mixing = False
        self._patience = PATIENCE if stands_still else inf
        self._rounds = 0
        self._began = self._rose = time.monotonic()
        self._before = inf

    @property
    def searching(self) -> Effort:
        """How hard the next round's diagrams are searched (leting)."""
        return self._easiest if self.mixing else self.effort

    def adapt(self, *, gained: int, missed: int, gap: float) -> bool:
        """Search pricing harder or less hard after a round (tilpass); return whether harder.

        Parameters
        ----------
        gained, missed
            By how much the bound rose, and could have risen had every pricing been searched to the end.
        gap
            What is left between bound and master.
        """
        before = self.effort
        if self.mixing:
            return True
        if gained < WORTH * missed:
            self.effort = before.harder()
            return self.effort != before
        if missed < EASY * gap:
            self.effort = before.easier(self._easiest)
        return False

    def after(self, *, learnt: bool, paid: bool, hopeful: bool) -> None:
        """Decide how far to go next (etter): near the best as long as that pays, then further.

        Where no line came, the master stands, and so do its duals: nothing is to be had short of them.

        Parameters
        ----------
        hopeful
            Whether the mixture costs less than the best rota; where it does not, no rota is to be made of it.
        """
        if not learnt:
            self.share = 1.0
        elif self.mixing:
            self.share = HALF_WAY
        else:
            self.share = max(SMOOTHING, self.share - STEP) if paid else min(1.0, self.share + STEP)
        self._rounds += 1
        if paid:
            self.rose()
        long = time.monotonic() - self._rose >= LONG * (self._rose - self._began)
        self.mixing = hopeful and long and self._rounds >= self._patience

    def rose(self) -> None:
        """Note that the bound has risen (steget)."""
        self._rose, self._rounds = time.monotonic(), 0

    def ripe(self, value: float, *, held: bool) -> bool:
        """Tell whether the mixture stands still, too (moden); the bound has its patience again then.

        Parameters
        ----------
        value
            What the mixture costs.
        held
            Whether its duals are held still.
        """
        before, self._before = self._before, inf if held or not self.mixing else value
        if inf in {before, self._before} or value < (1 - SLOWLY) * before:
            return False
        self.mixing, self._rounds, self._before = False, 0, inf
        return True
