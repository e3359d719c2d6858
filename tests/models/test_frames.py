"""Outer frames: every route may go as far as the law lets it, to the minute, and no further."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.agreements import Agreement, Enforcement, Provision
from models.checks import check
from models.findings import Issue, Severity
from models.frames import Frame, Stretch
from models.phrases import ROUTES
from models.problem import Problem
from models.regulations import profile, profile_names, regulation, regulation_names
from models.rule import Deviation, Rule
from models.rules.daily_rest import DailyRest
from models.shape import adapter
from models.text import Text
from tests import world

LAW = "norway-2026"
SFS = "AML § 10-12 (4), SFS 2310"

Worked = tuple[str, str, str, str, object, object, str]

# Route, basis, rule, parameter, the last lawful figure, the first that is not, and the paragraph to be named.
# Written from the act and not from the file: a row that fails is a question to the law.
WORKED: list[Worked] = [
    ("IND", "", "daily_hours", "maximum", "10 h", "10 h 1 min", "AML § 10-5 (1)"),
    ("REP", "", "daily_hours", "maximum", "12.5 h", "12 h 31 min", "AML § 10-5 (2)"),
    ("AT", "", "daily_hours", "maximum", "13 h", "13 h 1 min", "AML § 10-5 (3)"),
    ("UNION", SFS, "daily_hours", "maximum", "15 h", "15 h 1 min", "SFS 2310"),
    ("LOCAL", "", "daily_hours", "maximum", "9 h", "9 h 1 min", "AML § 10-5 (1)"),
    ("IND", "", "weekly_hours", "maximum", "50 h", "50 h 1 min", "AML § 10-5 (1)"),
    ("REP", "", "weekly_hours", "maximum", "54 h", "54 h 1 min", "AML § 10-5 (2)"),
    ("AT", "", "reference_average", "weeks_max", 26, 27, "AML § 10-5 (3)"),
    ("REP", "", "average_week", "maximum", "48 h", "48 h 1 min", "AML § 10-12 (4)"),
    ("REP", "", "average_week", "weeks", 8, 9, "AML § 10-12 (4)"),
    ("REP", "", "daily_rest", "minimum", "8 h", "7 h 59 min", "AML § 10-8 (3)"),
    ("UNION", SFS, "daily_rest", "minimum", "9 h", "8 h 59 min", "SFS 2310"),
    ("IND", "", "daily_rest", "minimum", "11 h", "10 h 59 min", "AML § 10-8 (3)"),
    ("LOCAL", "", "daily_rest", "minimum", "11 h", "10 h 59 min", "AML § 10-8 (3)"),
    ("REP", "", "weekly_rest", "minimum", "28 h", "27 h 59 min", "AML § 10-8 (3)"),
    ("IND", "", "weekly_rest", "minimum", "35 h", "34 h 59 min", "AML § 10-8 (3)"),
    ("REP", "", "red_days", "averaging", False, True, "AML § 10-8 (4)"),
    ("IND", "", "red_days", "in_a_row", 3, 4, "AML § 10-12 (4)"),
    ("LOCAL", "", "weekend_frequency", "every", 2, 1, "AML § 10-8 (4)"),
    ("UNION", "", "eligibility", "night_over", "3 h", "3 h 1 min", "AML § 10-2 (2)"),
    ("IND", "", "night_average", "maximum", "177 h 20 min", "177 h 21 min", "AML § 10-11 (9)"),
    ("IND", "", "daily_hours", "passive_from", 5000, 4999, "AML § 10-12 (4)"),
    ("LOCAL", "", "weekly_norm", "night_credit", "15 min", "14 min", "AML § 10-12 (4)"),
    ("LOCAL", "", "weekly_norm", "sunday_credit", "10 min", "9 min", "AML § 10-12 (4)"),
    ("LOCAL", "", "weekly_norm", "every", 3, 2, "AML § 10-12 (4)"),
    ("LOCAL", "", "weekly_norm", "tolerance", "5 h", "5 h 1 min", "HTA KS kap. 1 § 4.2"),
    ("UNION", "", "weekly_norm", "binds_fixed", True, False, "HTA KS kap. 1 § 4.2"),
]
BEYOND: list[tuple[str, str, str, object]] = [
    ("UNION", "daily_hours", "maximum", "16 h"),
    ("UNION", "daily_rest", "minimum", "7 h"),
    ("UNION", "weekly_rest", "minimum", "24 h"),
    ("AT", "daily_rest", "minimum", "8 h"),
    ("REP", "night_average", "maximum", "190 h"),
    *((route, "daily_hours", "day_from", "07:00") for route in ("IND", "REP", "AT", "UNION", "LOCAL")),
]
"""What is lawful for those to whom the law sets no figure."""


def signed(route: str, rule: str, parameter: str, value: object, basis: str = "") -> Agreement:
    """Return an agreement that moves one parameter."""
    entry = {
        "rule": rule,
        "parameter": parameter,
        "value": value,
        "evidence": {"mark": "LOCAL", "source": "s"},
    }
    return Agreement.model_validate(
        {
            "id": "avtale",
            "title": {"nb": "Avtale", "en": "Agreement"},
            "route": route,
            "basis": basis or "avtale",
            "majority": True,
            "deviations": (entry,),
        }
    )


def under(agreement: Agreement | None = None, **more: Any) -> Problem:
    """Return a problem with one agreement besides the law, and demand."""
    demand = {"rows": ({"id": "d", "unit": "ward", "shift_types": ("D",), "minimum": 1},)}
    agreements = (agreement,) if agreement else ()
    return world.problem(profile="none", agreements=agreements, demand=demand, **more)


def errors(problem: Problem) -> list[Issue]:
    """Return the errors of a problem."""
    return [issue for issue in check(problem) if issue.severity is Severity.ERROR]


@pytest.mark.parametrize("row", WORKED, ids=[f"{row[0]} {row[2]}.{row[3]}" for row in WORKED])
def test_a_route_gives_what_the_law_lets_it_and_no_more(row: Worked) -> None:
    """The last lawful figure is accepted and in force; the next is refused with the paragraph, and is not."""
    route, basis, rule, parameter, last, first, paragraph = row
    lawful = under(signed(route, rule, parameter, last, basis))
    assert errors(lawful) == []
    beyond = under(signed(route, rule, parameter, first, basis))
    (issue,) = errors(beyond)
    assert issue.code in {"beyond-frame", "no-ground"}
    assert issue.place in {"agreements[0].deviations[0].value", "agreements[0].route"}
    assert paragraph in issue.text.nb
    assert paragraph in issue.text.en
    (given,) = [held for held in lawful.rules_for(lawful.employees[0]) if held.rule.kind == rule]
    (left,) = [held for held in beyond.rules_for(beyond.employees[0]) if held.rule.kind == rule]
    # What is beyond the frame is void, the rest is not (AML § 1-9).
    assert left.rule == given.rule


@pytest.mark.parametrize(("route", "rule", "parameter", "value"), BEYOND)
def test_who_has_no_figure_in_the_law_may_go_beyond(
    route: str, rule: str, parameter: str, value: object
) -> None:
    """A union and, with compensation, the Labour Inspection may go where no figure is set for them."""
    problem = under(signed(route, rule, parameter, value))
    assert errors(problem) == []
    (person,) = problem.employees
    (held,) = [h for h in problem.rules_for(person) if h.rule.kind == rule]
    assert held.agreements == ("avtale",)


def frames() -> list[Any]:
    """Return every frame of every regulation that sets a figure."""
    return [
        pytest.param(
            name, frame, id=f"{name} {frame.route} {frame.rule}.{frame.parameter} {frame.under or ''}"
        )
        for name in regulation_names()
        for frame in regulation(name).frames
        if frame.least is not None or frame.most is not None
    ]


@pytest.mark.parametrize(("name", "frame"), frames())
def test_every_frame_admits_its_figure_and_not_the_next(name: str, frame: Frame) -> None:
    """Each row of the law's file holds at its own figure, and one unit further it does not."""
    held = regulation(name).frameworks()
    figure, step = (frame.least, -1) if frame.least is not None else (frame.most, 1)
    assert figure is not None
    rule = next(p.rule for p in regulation(name).provisions if p.rule.kind == frame.rule)
    for number, refused in ((figure, False), (figure + step, True)):
        value = bool(number) if frame.parameter == "averaging" and number in {0, 1} else number
        route = Deviation.LOCAL if frame.route is Deviation.NOBODY else frame.route
        agreement = signed(route, frame.rule, frame.parameter, value, frame.under or "")
        try:
            adapter(type(rule), frame.parameter).validate_python(value)
        except ValidationError:
            assert refused  # the rule itself cannot hold such a figure
            continue
        assert (held.overstep(agreement, agreement.deviations[0]) is not None) == refused


@pytest.mark.parametrize("name", regulation_names())
def test_every_frame_stands_on_a_rule_of_its_regulation(name: str) -> None:
    """Frames name what exists, each once, and the figure without any agreement is the law's."""
    bundle = regulation(name)
    rules: dict[str, Rule] = {provision.rule.kind: provision.rule for provision in bundle.provisions}
    keys = [frame.key for frame in bundle.frames]
    assert len(keys) == len(set(keys))
    for frame in bundle.frames:
        law = getattr(rules[frame.rule], frame.parameter)
        alone = [
            f for f in bundle.frameworks().of(frame.rule, frame.parameter) if f.route is Deviation.NOBODY
        ]
        assert len(alone) == 1
        assert alone[0].holds(law)
        assert frame.route in ROUTES
        if frame.parameter not in {"weeks_max"}:
            assert law in {alone[0].least, alone[0].most}


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_keeps_inside_the_frames_of_today(name: str) -> None:
    """No customary agreement gives more than its route may."""
    held = regulation(LAW).frameworks()
    for agreement in profile(name).agreements:
        assert held.lawful(agreement) == agreement
        for added in agreement.adds:
            assert held.weakened(added, agreement.route, agreement.basis) == ()


def test_an_employer_cannot_weaken_the_law_with_rules_of_his_own() -> None:
    """Own rules may be stricter; a weaker one is refused at its figure, and so is a law made a mere wish."""
    stricter = Provision(rule=DailyRest(minimum=12 * 60, normal=12 * 60))
    weaker = Provision(rule=DailyRest(minimum=10 * 60))
    soft = Provision(rule=DailyRest(), enforcement=Enforcement.REPORTED)
    assert errors(under().changed(rules=(stricter,))) == []
    (found,) = errors(under().changed(rules=(weaker,)))
    assert (found.code, found.place) == ("no-ground", "rules[0].rule.minimum")
    (found,) = errors(under().changed(rules=(soft,)))
    assert (found.code, found.place) == ("law-made-soft", "rules[0].enforcement")
    assert errors(under().changed(rules=(weaker, soft)[1:], regulation="none")) == []


def test_a_rule_that_an_agreement_puts_in_place_of_the_laws_keeps_to_the_frame() -> None:
    """What a deviation may not do, a rule added under the same agreement may not do either."""
    added = Agreement(
        id="avtale",
        title=Text(nb="Avtale", en="Agreement"),
        route=Deviation.LOCAL,
        basis="lokal",
        adds=(Provision(rule=DailyRest(minimum=8 * 60)),),
    )
    (found,) = errors(under(added))
    assert (found.code, found.place) == ("no-ground", "agreements[0].adds[0].rule.minimum")
    assert errors(under(added.model_copy(update={"route": Deviation.REP, "majority": True}))) == []


def test_what_a_refusal_says() -> None:
    """The refusal names the figure, the limit, the paragraph and who may go further, in both languages."""
    (issue,) = errors(under(signed("IND", "daily_hours", "maximum", "12.5 h")))
    assert issue.text.nb == (
        "value: daily_hours.maximum er 12:30 timer, og en avtale med den enkelte kan gi høyst 10:00 timer "
        "etter AML § 10-5 (1); 12:30 timer kan avtales med tillitsvalgte (AML § 10-5 (2)), eller "
        "Arbeidstilsynet (AML § 10-5 (3)), eller fagforening med innstillingsrett (AML § 10-12 (4)); "
        "endre tallet"
    )
    assert issue.text.en.startswith(
        "value: daily_hours.maximum is 12:30 hours, and an agreement with the individual may give at most "
        "10:00 hours under AML § 10-5 (1)"
    )


def test_the_longest_stretch_counts() -> None:
    """An agreement's deviations are reckoned over the longest of their stretches, unknown ones over all."""
    held = regulation(LAW).frameworks()
    assert held.stretch("daily_rest", ["minimum"]) is Stretch.DAY
    assert held.stretch("weekly_hours", ["maximum"]) is Stretch.WEEK
    assert held.stretch("daily_rest", ["minimum", "normal"]) is Stretch.DAY
    assert held.stretch("consecutive_nights", ["maximum"]) is Stretch.PLAN
    assert held.stretch("red_days", ["averaging", "weeks"]) is Stretch.PLAN


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"majority": False}, "AML § 10-12 (5)"),
        ({"consent": True}, "har ikke samtykket"),
        ({"units": ("zone",)}, "ingen ansatte arbeider i enhetene"),
        ({"units": ("ward",)}, ""),
    ],
)
def test_an_agreement_that_covers_nobody_is_named_with_the_reason(fields: dict[str, Any], said: str) -> None:
    """Not bound, not opted in or no such unit: one warning with the agreement, the people and the reason."""
    agreement = signed("REP", "daily_rest", "minimum", "9 h").model_copy(update=fields)
    units = ({"id": "ward"}, {"id": "zone"})
    found = [i for i in check(under(agreement, units=units)) if i.code == "agreement-not-applied"]
    assert len(found) == bool(said)
    for issue in found:
        assert said in issue.text.nb
        assert "avtale" in issue.text.nb


def test_one_who_works_in_two_units_is_named_where_one_is_covered() -> None:
    """The agreement holds for the others; the person with a second unit is told of by id."""
    agreement = signed("REP", "daily_rest", "minimum", "9 h").model_copy(update={"units": ("ward",)})
    demand = {"rows": ({"id": "d", "unit": "ward", "shift_types": ("D",), "minimum": 1},)}
    both = world.employee("bo", units=("zone",))
    problem = world.problem(world.employee(), both, profile="none", agreements=(agreement,), demand=demand)
    (issue,) = [i for i in check(problem) if i.code == "agreement-not-applied"]
    assert "bo arbeider også i enheter" in issue.text.nb
    assert "anna" not in issue.text.nb


def test_every_figure_carries_its_evidence() -> None:
    """No figure of a regulation or a profile stands without a mark and a source."""
    provisions = [p for name in regulation_names() for p in regulation(name).provisions]
    provisions += [p for name in profile_names() for a in profile(name).agreements for p in a.adds]
    without = {
        (provision.rule.kind, parameter)
        for provision in provisions
        for parameter in type(provision.rule).model_fields
        if parameter != "kind" and parameter not in provision.evidence and not _bare(provision)
    }
    assert without == set()


def _bare(provision: Provision) -> bool:
    """Whether a rule stands in a bundle that is no law, and so has no figures of its own."""
    return provision in regulation("none").provisions


@pytest.mark.parametrize("route", ["IND", "REP", "AT", "UNION", "LOCAL"])
def test_what_nobody_may_deviate_from_nobody_does(route: str) -> None:
    """A rule that nobody may deviate from is refused every other figure, whoever signs, and keeps its own."""
    problem = under(signed(route, "holiday_sunday", "days", 7))
    (issue,) = errors(problem)
    assert (issue.code, issue.place) == ("no-ground", "agreements[0].route")
    assert "ferieloven" in issue.text.nb.lower()
    assert problem.all_agreements[0].deviations == ()
    assert errors(under(signed(route, "holiday_sunday", "days", 6))) == []


def test_a_profile_under_older_law_holds_as_far_as_that_law_went() -> None:
    """The customary 10 h by individual agreement are 9 h before July 2015: a warning, and in force so far."""
    problem = under().changed(profile="statutory", regulation="norway-2006")
    assert errors(problem) == []
    (told,) = [issue for issue in check(problem) if issue.place == "profile"]
    assert (told.code, told.severity) == ("beyond-frame", Severity.WARNING)
    (held,) = [h for h in problem.rules_for(problem.employees[0]) if h.rule.kind == "daily_hours"]
    assert held.rule.model_dump()["maximum"] == 9 * 60


def test_figures_without_a_frame_are_for_those_whom_the_rule_names() -> None:
    """From how many nights on work is regular is for representatives to agree, not for others."""
    for route, codes in (("REP", []), ("UNION", []), ("IND", ["no-ground"]), ("LOCAL", ["no-ground"])):
        assert [i.code for i in errors(under(signed(route, "night_average", "regular", 3)))] == codes
    mine = Provision.model_validate({"rule": {"kind": "night_average", "regular": 3}})
    assert [issue.place for issue in errors(under().changed(rules=(mine,)))] == ["rules[0].rule.regular"]
    local = Provision.model_validate({"rule": {"kind": "position_size", "tolerance": 600}})
    assert errors(under().changed(rules=(local,))) == []
    soft = Provision.model_validate({"rule": {"kind": "holiday_sunday"}, "enforcement": "reported"})
    assert [issue.code for issue in errors(under().changed(rules=(soft,)))] == ["law-made-soft"]


def codes(agreement: Agreement, weeks: int = 12) -> list[str]:
    """Return what is said of an agreement itself, by code."""
    return [issue.code for issue in check(under(agreement, weeks=weeks)) if issue.place.startswith("agreem")]


def test_long_shifts_are_given_to_those_alone_who_opt_in() -> None:
    """SFS 2310 is voluntary for each: an agreement for everybody is refused, one with consent is not."""
    longer = signed("UNION", "long_shifts", "maximum", "15 h", SFS)
    (issue,) = errors(under(longer))
    assert (issue.code, issue.place) == ("long-shifts-not-voluntary", "agreements[0].consent")
    assert "consents" in issue.text.nb
    assert "consents" in issue.text.en
    for fields in ({"consent": True}, {"employees": ("anna",)}):
        assert errors(under(longer.model_copy(update=fields))) == []
    assert errors(under(signed("UNION", "long_shifts", "rest", "9 h", SFS))) == []


def test_more_than_48_hours_on_average_needs_the_consent_of_each() -> None:
    """A union may go above 48 h, for those who consent (AML § 10-12 (4)); less than that asks nothing."""
    above = signed("UNION", "average_week", "maximum", "50 h")
    assert codes(above) == ["average-without-consent"]
    assert "average-without-consent" not in codes(above.model_copy(update={"consent": True}))
    assert codes(signed("UNION", "average_week", "maximum", "46 h")) == []


def test_the_labour_inspection_averages_over_26_weeks() -> None:
    """Its 13 h in a plan of 27 weeks want a reference period of 26; other routes and plans do not."""
    longer = signed("AT", "daily_hours", "maximum", "13 h")
    assert codes(longer, weeks=26) == []
    assert codes(longer, weeks=27) == ["average-too-long"]
    assert codes(signed("REP", "daily_hours", "maximum", "12.5 h"), weeks=27) == []
    period = signed("AT", "reference_average", "weeks_max", 26)
    both = longer.model_copy(update={"deviations": (*longer.deviations, *period.deviations)})
    assert codes(both, weeks=27) == []


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("22:00", "06:00", []),
        ("23:00", "07:00", []),
        ("22:00", None, []),
        ("22:01", "06:00", ["no-night"]),
        ("23:00", None, ["no-night"]),
        ("00:01", "09:00", ["no-night"]),
        ("20:00", "05:59", ["no-night"]),
    ],
)
@pytest.mark.parametrize("rule", ["night_average", "night_strain", "weekly_norm"])
def test_a_night_by_agreement_has_eight_hours_and_the_small_ones(
    rule: str, start: str, end: str | None, said: list[str]
) -> None:
    """Representatives may agree on 22–06 or 23–07, on no shorter night and on none without all of 00–06."""
    agreed = signed("REP", rule, "night_from", start)
    if end is not None:
        later = signed("REP", rule, "night_to", end)
        agreed = agreed.model_copy(update={"deviations": (*agreed.deviations, *later.deviations)})
    assert [issue.code for issue in errors(under(agreed))] == said


def test_the_local_parties_alone_move_no_night() -> None:
    """What is night in the weekly norm is for representatives to agree on, by § 10-11 (1)."""
    assert [i.code for i in errors(under(signed("LOCAL", "weekly_norm", "night_from", "22:00")))] == [
        "no-ground"
    ]
    assert errors(under(signed("LOCAL", "weekly_norm", "night_from", "20:00"))) == []
