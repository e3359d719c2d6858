"""Why there is no rota (konflikt): what cannot hold together, and what would mend it at what cost."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.text import Text
from models.units import Frozen, Identifier, Ore


class MemberKind(StrEnum):
    """What a part of a conflict is (slags ledd).

    RULE stands in the regulation or is the employer's own. AGREEMENT is a rule that an agreement added or
    gave its figure. DEMAND is a minimum that is enforced. ABSENCE and LOCK are cells that are decided.
    """

    RULE = "rule"
    AGREEMENT = "agreement"
    DEMAND = "demand"
    ABSENCE = "absence"
    LOCK = "lock"


class Member(Frozen):
    """One part of a conflict (ledd i konflikten).

    Attributes
    ----------
    rule
        The rule's kind; ``coverage`` for demand, ``availability`` for absence and locks.
    employees
        Whom it binds here; empty for demand.
    unit, row
        Of the demand.
    dates
        The days on which it takes part; empty where that is the plan as a whole, or was not found out.
    agreements
        Ids of the agreements that added the rule or gave its figure.
    """

    kind: MemberKind
    rule: str
    citation: str
    employees: tuple[Identifier, ...] = ()
    unit: Identifier | None = None
    row: Identifier | None = None
    dates: tuple[date, ...] = ()
    agreements: tuple[Identifier, ...] = ()
    text: Text


class RepairKind(StrEnum):
    """A way of mending a conflict (slags retting), in the order of ``effort``.

    CHOICE lifts a limit on which codes or weekdays a person takes.
    """

    LOCK = "lock"
    ABSENCE = "absence"
    OWN_RULE = "own_rule"
    CHOICE = "choice"
    UNIT = "unit"
    AGREEMENT = "agreement"
    POSITION = "position"
    COMPETENCE = "competence"
    MINIMUM = "minimum"


class Effect(StrEnum):
    """What a solve has shown of a repair (virkning).

    FEASIBLE with it the whole problem has a rota, which the auditor passes. CORE with it these parts no
    longer conflict; something else may still stand in the way.
    """

    FEASIBLE = "feasible"
    CORE = "core"


class Step(Frozen):
    """One change of a repair (endring).

    Attributes
    ----------
    amount
        How much, in ``measure``: ``heads`` of a minimum, ``bp`` (hundredths of a per cent) of a position,
        ``n`` for a change that has no size.
    """

    text: Text
    employee: Identifier | None = None
    unit: Identifier | None = None
    row: Identifier | None = None
    day: date | None = None
    rule: str | None = None
    agreement: Identifier | None = None
    amount: int = 1
    measure: str = "n"


class Repair(Frozen):
    """Changes that mend a conflict together (retting).

    Attributes
    ----------
    cost
        What it costs over the plan in øre: lost heads at the objective's price, hours of a position at the
        price of own staff; 0 where it takes a decision or a signature, None where it cannot be priced.
    effort
        Order among those that cost the same; 1 is the planner's own decision.
    smallest
        Whether less of the same is proven not to do.
    """

    kind: RepairKind
    cost: Ore | None
    effort: Annotated[int, Field(ge=1)]
    effect: Effect
    smallest: bool
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    text: Text

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """The key by which repairs are ranked: those that mend all first, then by cost and effort."""
        return self.effect is not Effect.FEASIBLE, self.cost is None, self.cost or 0, self.effort


class Conflict(Frozen):
    """What cannot hold together (konflikt).

    Attributes
    ----------
    who
        The employee or unit that it is about, the first of them where there are several.
    rules
        Kinds of the rules among the members, each once.
    members
        All of them together have no rota: two solves have shown it.
    minimal
        Whether it is shown that there is one without any of the members.
    reckoning
        The conflict as arithmetic, where counting says it all.
    repairs
        Cheapest first, each tried by a solve.
    searched
        Whether every way of mending it has been tried; False when time ran out.
    """

    who: str
    rules: tuple[str, ...]
    text: Text
    members: tuple[Member, ...] = ()
    minimal: bool = True
    reckoning: Text | None = None
    repairs: tuple[Repair, ...] = ()
    searched: bool = True
