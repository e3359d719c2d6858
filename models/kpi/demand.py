"""What the demand asks for (behov), whatever the rota: the weekend arithmetic starts here."""

from typing import Final

from models.fairness import FairShares, Load
from models.kpi.shares import Share, rounded, share
from models.units import FULL_POSITION, BasisPoints, Frozen, Minutes, hours

FULL_WEEK: Final = hours(35.5)


class DemandKpis(Frozen):
    """What the demand asks for (behov).

    Attributes
    ----------
    hours
        Head-minutes, every head counted once (behov i timer).
    weekend_share
        Of them between Saturday 00 and Monday 00 (helgeandel av behovet, ω).
    positions
        Full positions of 35.5 hours that the demand is worth, without any absence (årsverk i behovet).
    staff
        Position sizes of all employees together (årsverk i stillingene).
    """

    hours: Minutes
    weekend_share: Share
    positions: BasisPoints
    staff: BasisPoints


def demand_kpis(fair: FairShares, weeks: int, staff: int) -> DemandKpis:
    """Return what the demand asks for (behov)."""
    minutes = sum(asked.minutes for asked in fair.asked.values())
    weekends = sum(asked.loads[Load.WEEKEND] for asked in fair.asked.values())
    return DemandKpis(
        hours=minutes,
        weekend_share=share(weekends, minutes),
        positions=rounded(FULL_POSITION * minutes, weeks * FULL_WEEK),
        staff=staff,
    )
