"""What may be expected of everybody (forventet), and what a duty more would cost the units then."""

import numpy as np

from solver.unitrows import Numbers, Reals, UnitRows


class Expected:
    """What everybody may be expected to work (forventet): surely, or how likely it is.

    What the units' rows come to is kept up to date, so that one person's change takes one person's time.

    Parameters
    ----------
    work
        Per variable: whether it is worked, or how likely that is.
    """

    def __init__(self, rows: UnitRows, work: Numbers | Reals) -> None:
        self._rows = rows
        self._work: Reals = work.astype(np.float64)
        self._totals, self._variances = self._sums(slice(None))

    def change(self, duties: Numbers, work: Numbers | Reals) -> None:
        """Let some duties be worked otherwise (endre), each as ``work`` says in its place."""
        entries, _ = self._rows.entries(duties)
        totals, variances = self._sums(entries)
        self._work[duties] = work
        changed, spread = self._sums(entries)
        self._totals += changed - totals
        self._variances += spread - variances

    def marginal(self, duties: Numbers, spread: float = 0.0) -> Numbers:
        """Return what each duty alone would add to the cost of all levels together (grensekostnad).

        Parameters
        ----------
        duties
            Of one person; what is expected of them otherwise counts for nothing.
        spread
            How far what the others come to may be from the mean, as a share of the standard deviation that it
            would have if they were drawn apart.
        """
        entries, number = self._rows.entries(duties)
        totals, variances = self._sums(entries)
        rows, weights = self._rows.row[entries], self._rows.weight[entries]
        beyond = (self._totals - totals - self._rows.above)[rows]
        # What is left of a sum of which all has been taken away may be a hair less than nothing.
        scale = spread * np.sqrt(np.maximum(0.0, self._variances - variances))[rows]
        change = _excess(beyond + weights, scale) - _excess(beyond, scale)
        cost = np.zeros(len(duties))
        np.add.at(cost, np.repeat(np.arange(len(duties)), number), change * self._rows.cost.sum(axis=0)[rows])
        return np.rint(cost).astype(np.int64)

    def _sums(self, entries: Numbers | slice) -> tuple[Reals, Reals]:
        """Return what some entries add to each row in the mean, and to its variance, were all drawn apart."""
        row, weight = self._rows.row[entries], self._rows.weight[entries]
        work = self._work[self._rows.variable[entries]]
        likely = np.clip(work, 0.0, 1.0)  # a mixture's weights may add up to a hair more
        size = len(self._rows.above)
        totals = np.bincount(row, weight * work, size).astype(np.float64)
        return totals, np.bincount(row, weight**2 * likely * (1.0 - likely), size).astype(np.float64)


def _excess(beyond: Reals, scale: Reals) -> Reals:
    """Return what a row is over in the mean, when its sum is spread by ``scale`` (logistic)."""
    sure = np.maximum(0.0, beyond)
    spread = np.where(scale > 0, scale, 1.0)
    return np.where(scale > 0, spread * np.logaddexp(0.0, beyond / spread), sure)
