"""Key figures (nøkkeltall): what a rota amounts to, counted from the rota alone.

Shares are basis points, times are minutes, money is øre. A share of nothing is None. One concept a file, and
``whole`` puts them together; the README lists what is counted, and what no rota can answer.
"""

from models.due import position_minutes
from models.kpi.balance import LoadKpis, PersonLoads
from models.kpi.coverage import CoverageKpis
from models.kpi.days import is_night, is_red, weekend_minutes
from models.kpi.demand import DemandKpis
from models.kpi.mix import MixKpis
from models.kpi.person import PersonKpis
from models.kpi.shares import share
from models.kpi.strain import PersonStrain, StrainKpis
from models.kpi.units import UnitKpis
from models.kpi.wages import WageKpis
from models.kpi.whole import Kpis, kpis

__all__ = [
    "CoverageKpis",
    "DemandKpis",
    "Kpis",
    "LoadKpis",
    "MixKpis",
    "PersonKpis",
    "PersonLoads",
    "PersonStrain",
    "StrainKpis",
    "UnitKpis",
    "WageKpis",
    "is_night",
    "is_red",
    "kpis",
    "position_minutes",
    "share",
    "weekend_minutes",
]
