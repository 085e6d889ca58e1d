"""YAML without its two traps: keys given twice, and words that turn into booleans."""

import re
from collections import Counter
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import yaml

_BOOL = "tag:yaml.org,2002:bool"
if TYPE_CHECKING:
    _Loader = yaml.SafeLoader
else:  # the one in C is ten times as fast, where PyYAML was built with it
    _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class StrictLoader(_Loader):
    """Safe YAML in which a key stands once, and only true and false are booleans.

    YAML 1.1, which PyYAML reads, keeps the last of two equal keys and turns ``on`` and
    ``no`` into booleans; ``on`` is one of our keys.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping; ConstructorError where a key is given twice."""
        scalars = [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
        for key, count in Counter(key.value for key, _ in scalars).items():
            if count > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is given {count} times", node.start_mark
                )
        return super().construct_mapping(node, deep)


StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
StrictLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))
