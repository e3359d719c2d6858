"""What is said of a person's holiday (ferie): what ferieloven gives, and the plan does not."""

from collections.abc import Iterator
from typing import Final

from models.holiday import MAIN, HolidayBalance, longest_main, main_period
from models.marks.codes import MarkCode, MarkFinding
from models.rules.holiday_sunday import HolidaySunday
from models.text import Text
from models.timeline import Timeline

SUNDAY_CITATION: Final = "Ferieloven § 5 (4)"
MAIN_CITATION: Final = "Ferieloven § 7 (1)"
ACCOUNT_CITATION: Final = "Ferieloven § 5 (1); HTA KS kap. 1 § 7"


def found_holiday(
    line: Timeline, rule: HolidaySunday, balances: tuple[HolidayBalance, ...]
) -> Iterator[MarkFinding]:
    """Yield what a person may claim and has not got, and what is taken beyond the account (funn om ferie).

    A claimed Sunday that is worked is a breach of the rule and no finding here.
    """
    claimed = {breach.date for breach in rule.audit(line)}
    for breach in rule.model_copy(update={"always": True}).audit(line):
        if breach.date not in claimed:
            yield MarkFinding(
                code=MarkCode.HOLIDAY_SUNDAY, date=breach.date, citation=SUNDAY_CITATION, text=_SUNDAY
            )
    for balance in balances:
        first, last = main_period(balance.year)
        given = longest_main(line.employee, balance.year)
        if first in line.horizon and last in line.horizon and given < MAIN:
            text = _filled(_MAIN, given=given, main=MAIN)
            yield MarkFinding(code=MarkCode.MAIN_HOLIDAY, date=last, citation=MAIN_CITATION, text=text)
        if balance.left < 0:
            text = _filled(_OVERDRAWN, used=balance.used, granted=balance.granted, year=balance.year)
            day = max(d for d in line.horizon.dates() if d.year == balance.year)
            yield MarkFinding(code=MarkCode.HOLIDAY_OVERDRAWN, date=day, citation=ACCOUNT_CITATION, text=text)


def _filled(text: Text, **values: object) -> Text:
    return Text(nb=text.nb.format(**values), en=text.en.format(**values))


_SUNDAY: Final = Text(
    nb="søndagen både før og etter ferien er arbeidet; den ansatte kan kreve én av dem fri",
    en="the Sundays before and after the holiday are both worked; the employee may claim one of them off",
)
_MAIN: Final = Text(
    nb="hovedferien er {given} virkedager i sammenheng; den ansatte kan kreve {main} i juni til september",
    en="the main holiday is {given} working days on end; the employee may claim {main} in June to September",
)
_OVERDRAWN: Final = Text(
    nb="{used} virkedager ferie i {year}, der kontoen har {granted}",
    en="{used} working days of holiday in {year}, where the account has {granted}",
)
