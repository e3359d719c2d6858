"""Key figures (nøkkeltall): what a rota amounts to, counted from the rota alone.

Shares are basis points, times are minutes. A share of nothing is None. One concept a file: ``person`` and
``coverage`` are the parts, ``whole`` puts them together. What needs tasks or a forecast is not here.
"""

from models.due import position_minutes
from models.kpi.coverage import CoverageKpis
from models.kpi.days import is_night, is_red, weekend_minutes
from models.kpi.person import PersonKpis
from models.kpi.shares import share
from models.kpi.whole import Kpis, kpis

__all__ = [
    "CoverageKpis",
    "Kpis",
    "PersonKpis",
    "is_night",
    "is_red",
    "kpis",
    "position_minutes",
    "share",
    "weekend_minutes",
]
