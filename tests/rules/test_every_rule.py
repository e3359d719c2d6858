"""What holds for every rule, present and future: posting and audit agree, both ways."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import RULES
from tests.agreement import disagreement
from tests.strategies import World

KINDS = [rule.model_fields["kind"].default for rule in RULES]


@pytest.mark.parametrize("kind", KINDS)
def test_posting_admits_exactly_what_the_audit_passes(kind: str) -> None:
    """For drawn tiny problems the set of rotas posted equals the set audited as lawful."""
    worlds: st.SearchStrategy[World] = import_module(f"tests.rules.test_{kind}").WORLDS

    @given(drawn=worlds)
    def agree(drawn: World) -> None:
        assert disagreement(drawn.problem, kind, drawn.duties) == ""

    agree()
