"""The handbook: models/README.md says what the rules, the law and the glossary say, in both languages."""

import ast
import re
from pathlib import Path

import pytest

import models
from api.catalogue import rules, terms
from api.handbook import MARK, README, glossary, page
from models.regulations import profile, profile_names, regulation, regulation_names

TEXT = README.read_text(encoding="utf-8")


def names() -> set[str]:
    """Return every class, function, field and value that the package defines."""
    found: set[str] = set()
    for file in Path(models.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.AnnAssign | ast.Assign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


def test_the_readme_is_what_the_program_says() -> None:
    """Glossary and catalogue are as `make docs` writes them; run it when this fails."""
    assert page(TEXT) == TEXT


def test_the_hand_written_part_stays() -> None:
    """What stands above the mark is kept to the letter, and without the mark nothing is overwritten."""
    head = TEXT.partition(MARK)[0]
    assert page(f"{head}{MARK}\nold").startswith(head + MARK)
    with pytest.raises(ValueError, match="has lost the line"):
        page("# models\n")


def test_one_word_for_each_thing() -> None:
    """Sixty words and more, none of them twice in either language, each in both."""
    words = glossary()
    assert len(words) >= 60
    for language in ("nb", "en"):
        said = [getattr(word.word, language).lower() for word in words]
        assert len(said) == len(set(said))
        assert all(said)
    for word in words:
        assert word.note is None or (word.note.nb and word.note.en)


def test_the_words_in_code_are_there() -> None:
    """What the glossary says carries a word exists in the code."""
    assert {word.code for word in glossary() if word.code} - names() == set()


def test_every_rule_is_in_the_catalogue_with_its_figures() -> None:
    """Each rule has a section with both titles, and each of its figures stands there with its evidence."""
    sections = dict(re.findall(r"^### `(\w+)` – (.*?)(?=^##)", TEXT, re.MULTILINE | re.DOTALL))
    assert set(sections) == set(rules())
    for kind, rule in rules().items():
        assert sections[kind].startswith(f"{rule.title.en} / {rule.title.nb}\n")
    for name in regulation_names():
        for provision in regulation(name).provisions if name == "norway-2026" else ():
            for parameter, evidence in provision.evidence.items():
                assert f"| `{parameter}` |" in sections[provision.rule.kind]
                assert evidence.source in sections[provision.rule.kind]
        for frame in regulation(name).frames if name == "norway-2026" else ():
            assert frame.route == "-" or frame.basis in sections[frame.rule]
    for name in profile_names():
        for agreement in profile(name).agreements:
            assert f"| `{name}` | `{agreement.id}` |" in TEXT
            for deviation in agreement.deviations:
                assert f"`{name}` / `{agreement.id}`" in sections[deviation.rule]


def test_every_term_and_bundle_is_listed() -> None:
    """Terms, regulations and what is unconfirmed are in the page."""
    assert all(f"| `{kind}` |" in TEXT for kind in terms())
    assert all(f"| `{name}` |" in TEXT for name in regulation_names())
    assert "**unconfirmed (ubekreftet)**" in TEXT
