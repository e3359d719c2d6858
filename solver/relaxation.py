"""The relaxation of a model (relaksering): its linear program, for models that are nearly flows.

In a flow the best point of the linear program is whole, so its value is a bound that nothing is left to prove
about; and where the model is only nearly a flow, a whole point lies close by.
"""

from collections.abc import Sequence
from math import inf

from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

_ENDLESS = 1 << 62


class Unrelaxed(RuntimeError):  # noqa: N818 - named for what became of the relaxation
    """The linear program was not solved (ikke relaksert)."""


def relaxed(model: cp_model.CpModel) -> tuple[float, Sequence[float]]:
    """Return the least value of the objective and the point, variables being fractions (relaksering).

    The model holds linear rows over whole numbers, and is minimised.

    Raises
    ------
    Unrelaxed
        When the linear program is not solved.
    """
    proto, linear = model.proto, mathopt.Model()
    variables = [
        linear.add_variable(lb=float(one.domain[0]), ub=float(one.domain[1])) for one in proto.variables
    ]
    for row in proto.constraints:
        low, high = row.linear.domain[0], row.linear.domain[1]
        # GLOP is at home with numbers near one, and gives up on rows of thousands.
        size = max(map(abs, row.linear.coeffs), default=1)
        written = linear.add_linear_constraint(
            lb=low / size if low > -_ENDLESS else -inf, ub=high / size if high < _ENDLESS else inf
        )
        for at, weight in zip(row.linear.vars, row.linear.coeffs, strict=True):
            written.set_coefficient(variables[at], written.get_coefficient(variables[at]) + weight / size)
    for at, weight in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        linear.objective.set_linear_coefficient(variables[at], float(weight))
    found = mathopt.solve(linear, mathopt.SolverType.GLOP)
    if found.termination.reason != mathopt.TerminationReason.OPTIMAL:
        raise Unrelaxed(found.termination.detail)
    values = found.variable_values()
    return found.objective_value() + proto.objective.offset, [values[variable] for variable in variables]
