"""Pages that are partly written by hand: what is not the program's is left alone."""

from pathlib import Path

import pytest

from api.markdown import renew, renewed, table


def test_a_table_keeps_its_columns() -> None:
    """A bar in a cell would be a column more."""
    assert list(table(("a", "b"), [("1|2", "")])) == ["| a | b |", "| --- | --- |", "| 1/2 |  |"]


def test_what_stands_above_the_mark_stays() -> None:
    """Only what is below is written; a page that has lost its mark is refused."""
    assert renewed("by hand\n\n<!-- -->\nold\n", "<!-- -->", ["new"]) == "by hand\n\n<!-- -->\nnew\n"
    with pytest.raises(ValueError, match="has lost the line <!-- -->"):
        renewed("by hand\n", "<!-- -->", ["new"])


def test_a_page_that_is_as_it_was_is_not_written(tmp_path: Path) -> None:
    """Who asks is told whether it changed."""
    page = tmp_path / "page.md"
    page.write_text("old", encoding="utf-8")
    assert renew(page, "new")
    assert page.read_text(encoding="utf-8") == "new"
    before = page.stat().st_mtime_ns
    assert not renew(page, "new")
    assert page.stat().st_mtime_ns == before
