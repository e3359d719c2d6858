"""What the marks rest on (grunnlag): the figures of days off and holiday, each with how it is known.

They stand in law and central agreement and are no rule's parameters: nothing is posted from them.
"""

from typing import Final

from models.evidence import Evidence, Mark
from models.text import Text
from models.units import Frozen


class Ground(Frozen):
    """One figure of days off or holiday (grunnlag)."""

    name: Text
    value: Text
    evidence: Evidence


_F_CODES: Final = "law.md section 6: Fagforbundet and NSF on F1 to F5, agreed between KS and the unions"


def _ground(nb: str, en: str, value: tuple[str, str], evidence: Evidence) -> Ground:
    return Ground(name=Text(nb=nb, en=en), value=Text(nb=value[0], en=value[1]), evidence=evidence)


GROUNDS: Final = (
    _ground(
        "F1 på en rød dag",
        "F1 on a red day",
        ("én i fire uker", "one in four weeks"),
        Evidence(mark=Mark.V, source="AML § 10-8 (4) third sentence"),
    ),
    _ground(
        "F3 uten gjennomsnitt",
        "F3 without averaging",
        ("den andre av to arbeidede røde dager på rad", "the second of two worked red days in a row"),
        Evidence(mark=Mark.V2, source=_F_CODES),
    ),
    _ground(
        "F3 med gjennomsnitt",
        "F3 with averaging",
        ("arbeidede røde dager over halvparten", "worked red days above half of them"),
        Evidence(mark=Mark.V2, source=f"{_F_CODES}; Visma on F3"),
    ),
    _ground(
        "Frist for F5",
        "Deadline of F5",
        ("én måned, ellers en dagslønn", "a month, or else a day's pay"),
        Evidence(mark=Mark.V2, source=f"{_F_CODES}; not Oslo, the State or NHO", confirm=True),
    ),
    _ground(
        "Ferie etter loven",
        "Holiday by law",
        ("25 virkedager", "25 working days"),
        Evidence(mark=Mark.V, source="Ferieloven § 5 (1)"),
    ),
    _ground(
        "Femte ferieuke",
        "Fifth week of holiday",
        ("5 virkedager til", "5 working days more"),
        Evidence(mark=Mark.K, source="HTA KS ch. 1 § 7", confirm=True),
    ),
    _ground(
        "Ekstra ferieuke fra 60 år",
        "Extra week of holiday from 60",
        ("6 virkedager til", "6 working days more"),
        Evidence(mark=Mark.V, source="Ferieloven § 5 (2)"),
    ),
    _ground(
        "Hovedferie",
        "Main holiday",
        ("18 virkedager fra 1. juni til 30. september", "18 working days from 1 June to 30 September"),
        Evidence(mark=Mark.V, source="Ferieloven § 7 (1)"),
    ),
)
