"""What holds for every term, present and future: what is posted costs what is measured."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.problem import Problem
from models.rules import RULES
from models.term import Term
from models.terms import STANDARD_OBJECTIVE, TERMS
from tests import world
from tests.agreement import rota_of
from tests.architecture.tree import parsed, python_files
from tests.strategies import World
from tests.terms.agreement import disagreement, measured, shared

KINDS = [term.model_fields["kind"].default for term in TERMS]
FILES = [file for file in python_files("models/terms") if file.name != "__init__.py"]
ASKED_FOR = {"wages", "fairness"}
"""Terms that no standard objective has: a planner asks for them."""
HEADINGS = ("Unit", "Price", "Posted as", "Measured as", "Not covered")


def worlds(kind: str) -> st.SearchStrategy[World]:
    """Return the worlds that a term's own test file draws."""
    drawn: st.SearchStrategy[World] = import_module(f"tests.terms.test_{kind}").WORLDS
    return drawn


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_posted_costs_what_is_measured(kind: str) -> None:
    """For drawn tiny problems each rota's least posted cost, and its settled cost, are what is measured."""

    @given(drawn=worlds(kind))
    def agree(drawn: World) -> None:
        assert disagreement(drawn.problem, drawn.duties) == ""

    agree()


@pytest.mark.parametrize("kind", KINDS)
def test_what_rules_keep_apart_may_be_left_out(kind: str) -> None:
    """Where rules are posted before the term, the same holds for every rota that they admit."""

    @given(drawn=worlds(kind))
    def agree(drawn: World) -> None:
        assert disagreement(drawn.problem, drawn.duties, rules=frozenset({"one_place", "daily_rest"})) == ""

    agree()


@pytest.mark.parametrize("kind", KINDS)
def test_a_higher_price_changes_the_cost_alone(kind: str) -> None:
    """At a higher price a rota has the same quantity and costs no less; at no price it costs least."""

    @given(drawn=worlds(kind), more=st.integers(1, 1000))
    def grows(drawn: World, more: int) -> None:
        (term,) = drawn.problem.objective
        rota = rota_of(drawn.duties)
        found = [
            measured(shared(drawn, objective=(term.model_copy(update={"price": price}),)).problem, rota)
            for price in (0, term.price, term.price + more)
        ]
        assert len({quantity for quantity, _ in found}) == 1
        assert [cost for _, cost in found] == sorted(cost for _, cost in found)

    grows()


def test_every_file_is_registered() -> None:
    """Each file holds the one term of its name, TERMS has them all, and none is called like a rule."""
    stems = [file.stem for file in FILES]
    assert sorted(KINDS) == sorted(stems)
    assert [term.__module__ for term in TERMS] == [f"models.terms.{kind}" for kind in KINDS]
    assert set(KINDS).isdisjoint(rule.model_fields["kind"].default for rule in RULES)


def test_a_problem_reads_every_term() -> None:
    """The standard objective has terms once each, in order of level, and comes back from JSON as it was."""
    problem = world.problem(objective=STANDARD_OBJECTIVE)
    levels = [term.level for term in STANDARD_OBJECTIVE]
    assert [term.kind for term in STANDARD_OBJECTIVE] == [kind for kind in KINDS if kind not in ASKED_FOR]
    assert levels == sorted(levels)
    assert levels[0] == 1
    assert Problem.model_validate_json(problem.model_dump_json()) == problem
    assert hash(problem.objective) == hash(STANDARD_OBJECTIVE)


@pytest.mark.parametrize("term", TERMS)
def test_a_term_explains_itself(term: type[Term]) -> None:
    """A term has the five headings in its docstring, each with text beside, and words in both languages."""
    pattern = ".*?".join(rf"^\s*{heading} {{2,}}\S" for heading in HEADINGS)
    assert re.search(pattern, term.__doc__ or "", flags=re.MULTILINE | re.DOTALL)
    for text in (term.title, term.unit):
        assert text.nb
        assert text.en
        assert text.nb != text.en


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_term_is_counted_from_duties_alone(file: Path) -> None:
    """No term asks for a literal of its own or lays down a rule: costs are settled from the duties."""
    verbs = {
        node.func.attr
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "to"
    }
    assert "price" in verbs
    assert verbs <= {"excess", "whenever", "price"}
