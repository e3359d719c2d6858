"""No module needs itself."""

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

from tests.architecture.tree import PACKAGES


def test_no_import_cycle() -> None:
    """No chain of imports leads from a module back to the same module."""
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert imports
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(" is imported by ".join(error.args[1]))
