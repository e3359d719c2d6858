"""How far the demand is met (dekning per kompetanse)."""

from collections.abc import Iterable
from typing import Final

from models.cover import Cover
from models.kpi.shares import Share, rounded, share
from models.units import Frozen, Heads, Identifier, Minutes

FOUR_WEEKS: Final = 4


class CoverageKpis(Frozen):
    """How far the demand for one competence is met (dekning per kompetanse).

    Attributes
    ----------
    competence
        None for rows that ask for anyone (hoder).
    needed, covered
        Head-minutes asked for, and those of them that are there (behov, dekket).
    uncovered
        The difference (udekket tid).
    surplus
        Head-minutes above the maximum (overskudd).
    share
        Covered of needed (dekningsgrad).
    needed_heads, missing_heads
        Heads asked for over all dated needs, and those missing at the worst moment of each (manko).
    gap
        Missing of needed heads: what for nurses is called the nurse gap (sykepleiermangel).
    per_four_weeks
        Uncovered time in four weeks of the plan (udekket tid per fire uker).
    """

    competence: Identifier | None
    needed: Minutes
    covered: Minutes
    uncovered: Minutes
    surplus: Minutes
    share: Share
    needed_heads: Heads
    missing_heads: Heads
    gap: Share
    per_four_weeks: Minutes | None = None


def coverage_kpis(cover: Iterable[Cover], weeks: int) -> tuple[CoverageKpis, ...]:
    """Return the figures of each competence, the rows for anyone first (dekning)."""
    found: dict[str | None, list[Cover]] = {}
    for one in cover:
        found.setdefault(one.need.competence, []).append(one)
    order = sorted(found, key=lambda competence: (competence is not None, competence or ""))
    return tuple(_competence(competence, found[competence], weeks) for competence in order)


def _competence(competence: str | None, cover: list[Cover], weeks: int) -> CoverageKpis:
    needed = sum(one.need.target * s.minutes for one in cover for s in one.stretches)
    uncovered = sum(one.head_minutes for one in cover)
    heads, missing = sum(one.need.target for one in cover), sum(one.missing for one in cover)
    return CoverageKpis(
        competence=competence,
        needed=needed,
        covered=needed - uncovered,
        uncovered=uncovered,
        surplus=sum(one.surplus for one in cover),
        share=share(needed - uncovered, needed),
        needed_heads=heads,
        missing_heads=missing,
        gap=share(missing, heads),
        per_four_weeks=rounded(FOUR_WEEKS * uncovered, weeks),
    )
