"""Figures in words (mengder): what a parameter is measured in, and how its value is written."""

from models.rule import Rule
from models.text import Text
from models.units import clock_text, hours_minutes


def measured_in(rule: type[Rule], parameter: str) -> str | None:
    """Return the unit of a rule's parameter, for example ``min`` (måleenhet)."""
    field = rule.model_fields.get(parameter)
    for extra in (field.json_schema_extra, *field.metadata) if field is not None else ():
        held = extra if isinstance(extra, dict) else getattr(extra, "json_schema_extra", None)
        if isinstance(held, dict) and "x-unit" in held:
            return str(held["x-unit"])
    return None


def amount(rule: type[Rule], parameter: str, value: object) -> Text:
    """Return a parameter's value as a sentence writes it, ``12:30 timer`` (mengde)."""
    if value is None:
        return Text(nb="–", en="–")
    if isinstance(value, bool) or rule.model_fields[parameter].annotation is bool:
        return Text(nb="ja", en="yes") if value else Text(nb="nei", en="no")
    unit = measured_in(rule, parameter)
    if isinstance(value, int) and unit == "min":
        return Text(nb=f"{hours_minutes(value)} timer", en=f"{hours_minutes(value)} hours")
    text = clock_text(value) if isinstance(value, int) and unit == "HH:MM" else str(value)
    return Text(nb=text, en=text)
