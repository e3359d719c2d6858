"""The rules (reglene), one file each; ``RULES`` is the registry and the order in which they are posted.

What rules a duty out comes first, so that the others never see it.
"""

from typing import Annotated

from pydantic import Field

from models.rule import Rule
from models.rules.availability import Availability
from models.rules.average_week import AverageWeek
from models.rules.breaks import Breaks
from models.rules.consecutive_days import ConsecutiveDays
from models.rules.consecutive_nights import ConsecutiveNights
from models.rules.coverage import Coverage
from models.rules.daily_hours import DailyHours
from models.rules.daily_rest import DailyRest
from models.rules.days_off_in_a_row import DaysOffInARow
from models.rules.eligibility import Eligibility
from models.rules.holiday_sunday import HolidaySunday
from models.rules.introduction_shifts import IntroductionShifts
from models.rules.long_shifts import LongShifts
from models.rules.minimum_run import MinimumRun
from models.rules.night_average import NightAverage
from models.rules.night_strain import NightStrain
from models.rules.one_place import OnePlace
from models.rules.plan_hours import PlanHours
from models.rules.planned_overtime import PlannedOvertime
from models.rules.position_size import PositionSize
from models.rules.quick_returns import QuickReturns
from models.rules.recovery_after_nights import RecoveryAfterNights
from models.rules.red_days import RedDays
from models.rules.reference_average import ReferenceAverage
from models.rules.shift_quota import ShiftQuota
from models.rules.shift_succession import ShiftSuccession
from models.rules.units_per_person import UnitsPerPerson
from models.rules.weekend_frequency import WeekendFrequency
from models.rules.weekend_quota import WeekendQuota
from models.rules.weekly_hours import WeeklyHours
from models.rules.weekly_norm import WeeklyNorm
from models.rules.weekly_rest import WeeklyRest
from models.rules.whole_weekends import WholeWeekends
from models.rules.youth_breaks import YouthBreaks
from models.rules.youth_hours import YouthHours
from models.rules.youth_night import YouthNight
from models.rules.youth_rest import YouthRest
from models.rules.youth_weekly_rest import YouthWeeklyRest

RULES: tuple[type[Rule], ...] = (
    Availability,
    Eligibility,
    Breaks,
    YouthNight,
    YouthBreaks,
    OnePlace,
    PositionSize,
    WeeklyNorm,
    PlannedOvertime,
    PlanHours,
    ShiftQuota,
    IntroductionShifts,
    UnitsPerPerson,
    DailyHours,
    WeeklyHours,
    YouthHours,
    AverageWeek,
    ReferenceAverage,
    DailyRest,
    YouthRest,
    WeeklyRest,
    YouthWeeklyRest,
    LongShifts,
    NightStrain,
    QuickReturns,
    ShiftSuccession,
    ConsecutiveNights,
    RecoveryAfterNights,
    NightAverage,
    ConsecutiveDays,
    MinimumRun,
    DaysOffInARow,
    WholeWeekends,
    WeekendFrequency,
    RedDays,
    HolidaySunday,
    WeekendQuota,
    Coverage,
)

AnyRule = Annotated[
    Availability
    | Eligibility
    | Breaks
    | YouthNight
    | YouthBreaks
    | OnePlace
    | PositionSize
    | WeeklyNorm
    | PlannedOvertime
    | PlanHours
    | ShiftQuota
    | IntroductionShifts
    | UnitsPerPerson
    | DailyHours
    | WeeklyHours
    | YouthHours
    | AverageWeek
    | ReferenceAverage
    | DailyRest
    | YouthRest
    | WeeklyRest
    | YouthWeeklyRest
    | LongShifts
    | NightStrain
    | QuickReturns
    | ShiftSuccession
    | ConsecutiveNights
    | RecoveryAfterNights
    | NightAverage
    | ConsecutiveDays
    | MinimumRun
    | DaysOffInARow
    | WholeWeekends
    | WeekendFrequency
    | RedDays
    | HolidaySunday
    | WeekendQuota
    | Coverage,
    Field(discriminator="kind"),
]
