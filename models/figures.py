"""The figures in force (tall i bruk): each rule's parameters, who set them and how they are known."""

from collections.abc import Iterable, Iterator

from models.agreements import Agreement, Provision
from models.evidence import Evidence
from models.problem import Problem
from models.rule import Rule
from models.units import Frozen


class Figure(Frozen):
    """One parameter of one rule (tall).

    Attributes
    ----------
    rule
        The rule's kind.
    value
        As the rule reads it: minutes, a count, a switch.
    evidence
        None where the regulation gives none.
    agreement
        Id of the agreement that sets it; None for the regulation and the employer's own rules.
    """

    rule: str
    parameter: str
    value: int | str | bool | None
    evidence: Evidence | None
    agreement: str | None

    @property
    def unconfirmed(self) -> bool:
        """Whether nobody has checked it against the text (ubekreftet)."""
        return self.evidence is not None and self.evidence.confirm


def figures(provisions: Iterable[Provision], agreements: Iterable[Agreement]) -> tuple[Figure, ...]:
    """Return the figures of provisions, then those that agreements set (tall)."""
    known: dict[str, Rule] = {}
    found: list[Figure] = []
    for provision in provisions:
        known[provision.rule.kind] = provision.rule
        found.extend(_figures(provision, None))
    for agreement in agreements:
        for added in agreement.adds:
            known[added.rule.kind] = added.rule
            found.extend(_figures(added, agreement.id))
        for deviation in agreement.deviations:
            rule = known.get(deviation.rule)
            if rule is not None:
                changed = rule.model_validate({**rule.model_dump(), deviation.parameter: deviation.value})
                found.append(
                    Figure(
                        rule=deviation.rule,
                        parameter=deviation.parameter,
                        value=getattr(changed, deviation.parameter),
                        evidence=deviation.evidence,
                        agreement=agreement.id,
                    )
                )
    return tuple(found)


def figures_in_use(problem: Problem) -> tuple[Figure, ...]:
    """Return the figures of a problem, with those of every agreement that covers somebody (tall i bruk)."""
    return figures(problem.provisions, agreements_in_use(problem))


def agreements_in_use(problem: Problem) -> tuple[Agreement, ...]:
    """Return the agreements that cover an employee or a unit on some day of the plan (avtaler i bruk)."""
    horizon = problem.horizon
    return tuple(
        agreement
        for agreement in problem.all_agreements
        if any(agreement.touches(employee, horizon) for employee in problem.employees)
        or any(agreement.covers_unit(unit.id, horizon) for unit in problem.units)
    )


def _figures(provision: Provision, agreement: str | None) -> Iterator[Figure]:
    for name in type(provision.rule).model_fields:
        if name != "kind":
            value = getattr(provision.rule, name)
            yield Figure(
                rule=provision.rule.kind,
                parameter=name,
                value=value if value is None or isinstance(value, (int, str)) else str(value),
                evidence=provision.evidence.get(name),
                agreement=agreement,
            )
