"""The terms of the objective (leddene), one file each; ``TERMS`` is the registry."""

from models.term import Term

TERMS: tuple[type[Term], ...] = ()
AnyTerm = Term
STANDARD_OBJECTIVE: tuple[AnyTerm, ...] = ()
