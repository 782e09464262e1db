"""How older versions of an event are read: each is translated to the next one until it is today's.

A published version is never changed. Version 2 of a type is a second contract in `kontrak`, a golden file of its own,
today's dataclass, and here a function that makes version 2's data out of version 1's.
"""

from collections.abc import Callable, Mapping, Sequence

from shared.machinery.contracts.values import Json

Upcast = Callable[[Json], Json]

# Per type: from version 1 to 2, from 2 to 3, … Today's version is one more than there are translations.
UPCASTS: Mapping[str, Sequence[Upcast]] = {}
