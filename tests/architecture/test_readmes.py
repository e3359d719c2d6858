"""Each folder explains itself."""

import pytest

from tests.architecture.tree import FOLDERS, ROOT


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_opens_with_a_readme(folder: str) -> None:
    """Each folder has a README.md that opens with a heading and says something below it."""
    readme = ROOT / folder / "README.md"
    assert readme.is_file(), f"write {folder}/README.md"
    heading, *rest = readme.read_text(encoding="utf-8").splitlines()
    assert heading.startswith("# ")
    assert any(line.strip() for line in rest)
