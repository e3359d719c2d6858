"""Daily rest (daglig arbeidsfri)."""

from hypothesis import strategies as st

from models.rules.daily_rest import DailyRest
from models.units import HOUR
from tests.strategies import worlds

WORLDS = st.builds(
    lambda normal, shorter: DailyRest(minimum=max(0, normal - shorter), normal=normal),
    st.sampled_from((8 * HOUR, 11 * HOUR, 11 * HOUR + 1)),
    st.sampled_from((0, 0, 60, 2 * HOUR, 3 * HOUR)),
).flatmap(lambda rule: worlds(rule, limits=(rule.minimum, rule.normal, 2 * rule.normal - rule.minimum)))
