"""People who are alike (like ansatte): the same contract, competence, wishes and agreements."""

from models.problem import Problem


def alike(problem: Problem) -> tuple[tuple[str, ...], ...]:
    """Return the employees in classes whose members may have exactly the same rotas (like ansatte).

    Every field but id and name counts, and so does every agreement that covers one of them, or touches one on
    some days or in some units.
    """
    classes: dict[str, list[str]] = {}
    for employee in problem.employees:
        covering = [a.id for a in problem.all_agreements if a.covers(employee, problem.horizon)]
        partial = [a.id for a in problem.partial(employee)]
        key = employee.model_dump_json(exclude={"id", "name"}) + repr((covering, partial))
        classes.setdefault(key, []).append(employee.id)
    return tuple(tuple(people) for people in classes.values())
