"""The weekly norm (ukenormen): how long a full week is for the shifts that a person has.

``figures`` has the numbers. ``posting`` says to a solver what they allow, with ``weights``, ``patterns`` and
``sums``; ``reckoning`` reckons a finished rota, with ``hours``. These are the two sides of the rule
``weekly_norm``, and share nothing but the numbers.
"""
