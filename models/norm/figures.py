"""The numbers of the weekly norm (tallene i ukenormen)."""

from typing import Annotated

from pydantic import Field, model_validator

from models.units import FULL_POSITION, HOUR, BasisPoints, Clock, Frozen, Minutes, Refused, hours

Every = Annotated[int, Field(ge=1, le=26)]
Portion = Annotated[BasisPoints, Field(le=FULL_POSITION)]


class NormFigures(Frozen):
    """What the norm is made of (tallene i ukenormen).

    Attributes
    ----------
    day, rota, continuous
        A full week of day work, of rota work and of continuous work.
    sunday_credit, night_credit
        Minutes that an hour on a Sunday or holiday, and one at night, takes off a three-part rota's week.
    night_from, night_to
        The night.
    sunday_from, sunday_to, eve_from
        From the day before a Sunday or holiday to the day itself; ``eve_from`` before Christmas Day, Easter
        Sunday and Whit Sunday.
    sunday_least
        Minutes from which one shift makes a Sunday worked.
    evening_from
        Where the day ends and the evening, which lasts until night, begins.
    part
        A shift with more minutes than this in the day, the evening or the night is a shift of it.
    every
        One Sunday in so many makes a rota.
    regular_every
        One in so many is regular, where shifts fall in two of day, evening and night.
    day_share, night_share
        Least share of the work outside night in a three-part rota, and at night in work that is mainly so.
    yearly_nights, yearly_sundays
        Night and Sunday hours of 52 weeks from which work is continuous.
    yearly_night_from, yearly_night_to, yearly_sunday_from, yearly_sunday_to
        Night, and Saturday to Sunday, as that test reads them.
    holiday_credit
        Minutes a week by which a full three-part week of a cyclic rota, which shows no holidays, is shorter.
    tolerance
        Minutes over the whole plan, each way.
    binds_fixed
        Whether too many hours are found also where every position has a week of its own, longer than this.
    """

    day: Minutes = hours(37.5)
    rota: Minutes = hours(35.5)
    continuous: Minutes = hours(33.6)
    sunday_credit: Minutes = 10
    night_credit: Minutes = 15
    night_from: Clock = 21 * HOUR
    night_to: Clock = 6 * HOUR
    sunday_from: Clock = 18 * HOUR
    sunday_to: Clock = 22 * HOUR
    eve_from: Clock = 15 * HOUR
    sunday_least: Annotated[Minutes, Field(ge=1)] = 1
    evening_from: Clock = 15 * HOUR
    part: Minutes = 3 * HOUR
    every: Every = 3
    regular_every: Every = 4
    day_share: Portion = 2_500
    night_share: Portion = 7_500
    yearly_nights: Minutes = 539 * HOUR
    yearly_sundays: Minutes = 231 * HOUR
    yearly_night_from: Clock = 21 * HOUR
    yearly_night_to: Clock = 6 * HOUR
    yearly_sunday_from: Clock = 22 * HOUR
    yearly_sunday_to: Clock = 22 * HOUR
    holiday_credit: Minutes = 0
    tolerance: Minutes = hours(5)
    binds_fixed: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> "NormFigures":
        if not self.continuous <= self.rota <= self.day:
            weeks = f"{self.continuous}, {self.rota}, {self.day}"
            raise Refused(
                nb=f"continuous, rota og day er {weeks} minutter; de må stige i den rekkefølgen",
                en=f"continuous, rota and day are {weeks} minutes; they must rise in that order",
                at="rota",
            )
        return self
