"""Text that is no JSON, or JSON with what no field can hold, is refused where it fails."""

import pytest

from models.examples import example_text
from models.reading import read_problem
from tests.bad_input import EVERYTHING, refused, written


@pytest.mark.parametrize(
    ("text", "code", "where", "said"),
    [
        ("", "empty-file", "f.json", "tom"),
        ("[]", "wrong-type", "f.json", "employees"),
        ('{\n "name": "x"', "invalid-json", "f.json:2:13", "begynte på linje 1"),
        ('{"a": 1,}', "invalid-json", "f.json:1:9", "komma for mye"),
        ('{"a" 1}', "invalid-json", "f.json:1:6", "kolon"),
        ('{"a": 1\n "b": 2}', "invalid-json", "f.json:2:2", "komma eller en avsluttende parentes"),
        ("{'a': 1}", "invalid-json", "f.json:1:2", "doble anførselstegn"),
        ('{"a": tru}', "invalid-json", "f.json:1:7", "en verdi"),
        ('{"a": "x', "invalid-json", "f.json:1:7", "anførselstegnet som slutter"),
        ('{"a": "x\ny"}', "invalid-json", "f.json:1:9", "uten linjeskift"),
        ('{"a": "\\q"}', "invalid-json", "f.json:1:8", "gyldig tegn"),
        ("{} {}", "invalid-json", "f.json:1:4", "slutten på filen"),
        (b'{\n"n": "bl\xe5"}', "not-utf8", "f.json:2:9", "0xe5"),
        ("{}".encode("utf-16"), "not-utf8", "f.json", "UTF-16"),
        ("[" * 1_000_000, "too-deep", "f.json:1:41", "40 parenteser"),
        ('{"a":' * 1_000_000, "too-deep", "f.json:1:201", "40 parenteser"),
        ('{"a":' * 1_000_000 + "1" + "}" * 1_000_000, "too-deep", "f.json:1:201", "40 parenteser"),
    ],
)
def test_text_that_is_no_json_is_refused_where_it_fails(
    text: str | bytes, code: str, where: str, said: str
) -> None:
    """Broken text gives one issue with file, line and column, and says what should have stood there."""
    (issue,) = refused(text, "f.json")
    assert (issue.code, issue.place) == (code, where)
    assert said in issue.text.nb


def test_text_is_read_with_and_without_a_byte_order_mark() -> None:
    """The same problem is read from text, UTF-8, and either with the mark that some editors put in front."""
    text = example_text()
    digest = read_problem(text).digest
    for form in (text.encode(), b"\xef\xbb\xbf" + text.encode(), "\ufeff" + text):
        assert read_problem(form).digest == digest


def test_a_key_that_stands_twice_is_refused_at_its_path() -> None:
    """Two equal keys are an error, also deep inside, and the rest of the document is judged besides."""
    text = written(EVERYTHING).replace('"size": 6000', '"size": 6000, "size": 7000')
    issues = refused(text)
    assert [(i.code, i.place) for i in issues] == [
        ("duplicate-key", "employees[0].positions[0].size"),
        ("positions-above-full", "employees[0].positions"),
    ]
