"""Every regular expression of the package, found without a list that someone must keep.

Three nets: objects that hang on modules (also inside containers, instances, closures and caches of functions), calls of `re` with a
literal inside functions, and the grammars that compile a reading when a text first needs it.
"""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import re
import types
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import sourcelint
from sourcelint.expressions import Lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

METHODS = {
    "match": "match", "fullmatch": "fullmatch",
    **dict.fromkeys(("search", "finditer", "findall", "sub", "subn", "split"), "finditer"),
}  # fmt: skip
"""The methods of an expression, and those of them that read a text in the same way."""
ANY = frozenset(METHODS.values())
SKIPPED = frozenset(("__builtins__", "__loader__", "__spec__"))


class Expression(NamedTuple):
    """A compiled expression, the first place at which it stands, and the ways in which the package uses it."""

    place: str
    pattern: re.Pattern[Any]
    uses: frozenset[str]


def expressions() -> list[Expression]:
    """Return the compiled expressions of the package, each once."""
    names = [info.name for info in pkgutil.walk_packages(sourcelint.__path__, "sourcelint.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    trees = {module.__name__: ast.parse(Path(str(module.__file__)).read_text("utf8")) for module in modules}
    uses = _uses(trees)
    found: dict[re.Pattern[Any], dict[str, frozenset[str]]] = {}
    for module in modules:
        for name, value in vars(module).items():
            if name not in SKIPPED:
                place = f"{module.__name__}.{name}"
                # What stands in a container is used in ways that its name does not tell.
                direct = uses.get(place, ANY) if isinstance(value, re.Pattern | Lazy) else ANY
                for pattern, field in _walk(value, "", set()):
                    use = uses.get(f".{field}", ANY) if field else direct
                    found.setdefault(pattern, {}).setdefault(f"{place}.{field}".rstrip("."), use)
        for pattern, use in _inside_functions(trees[module.__name__]):
            found.setdefault(pattern, {}).setdefault(f"{module.__name__}, in a function", use)
    return [Expression(next(iter(places)), p, frozenset().union(*places.values())) for p, places in found.items()]


def _uses(trees: Mapping[str, ast.Module]) -> dict[str, frozenset[str]]:
    """Return the methods called on each name of a module, anywhere in the package; `ANY` if it is also handed around."""
    uses: defaultdict[str, set[str]] = defaultdict(set)
    aliases = {}
    for module, tree in trees.items():
        alias = aliases[module] = {
            name.asname or name.name: f"{node.module}.{name.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }
        called = {id(n.value): n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Name | ast.Attribute) or not isinstance(node.ctx, ast.Load):
                continue
            method = called.get(id(node))
            name = node.id if isinstance(node, ast.Name) else f".{node.attr}"
            place = alias.get(name, name if name.startswith(".") else f"{module}.{name}")
            if method in METHODS or isinstance(node, ast.Name):
                uses[place] |= {method} if method in METHODS else ANY
    for module, names in aliases.items():
        uses |= {f"{module}.{name}": uses[place] for name, place in names.items() if place in uses}
    uses[".reading.regex"] = {"match"}
    return {place: frozenset(METHODS[m] for m in methods) for place, methods in uses.items()}


def _walk(value: object, field: str, seen: set[int]) -> Iterator[tuple[re.Pattern[Any], str]]:
    """Yield the expressions that hang on an object, each with the field of an instance in which it stands."""
    if isinstance(value, re.Pattern | Lazy):
        yield (value.compiled() if isinstance(value, Lazy) else value), field
        return
    if id(value) in seen or isinstance(value, str | bytes | int | float | types.ModuleType):
        return
    seen.add(id(value))
    for name, below in _below(value):
        yield from _walk(below, name, seen)


def _below(value: object) -> Iterator[tuple[str, object]]:
    """Yield what an object holds, as far as it belongs to the package, by the field of an instance."""
    if isinstance(value, dict | types.MappingProxyType):
        yield from (("", part) for pair in value.items() for part in pair)
    elif isinstance(value, tuple) and hasattr(value, "_asdict"):
        yield from value._asdict().items()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (("", part) for part in value)
    elif isinstance(value, functools.partial):
        yield from (("", part) for part in (value.func, *value.args, *value.keywords.values()))
    elif isinstance(value, types.FunctionType | type | functools._lru_cache_wrapper):
        if (getattr(value, "__module__", None) or "").startswith("sourcelint"):
            yield from (("", part) for part in _of_code(value))
    elif type(value).__module__.startswith("sourcelint"):
        # A grammar compiles a reading when a text first needs it, keeps it in `_compiled`, and matches it at a place.
        yield from (("reading.regex", re.compile(pattern.regex)) for _, pattern in getattr(value, "_readings", ()))
        fields = [*getattr(value, "__dict__", {}), *(name for base in type(value).__mro__ for name in _slots(base))]
        yield from ((name, getattr(value, name, None)) for name in fields if name != "_compiled")


def _of_code(value: Any) -> Iterator[object]:
    if isinstance(value, type):
        yield from vars(value).values()
    elif isinstance(value, types.FunctionType):
        yield from value.__defaults__ or ()
        yield from (value.__kwdefaults__ or {}).values()
        yield from (cell.cell_contents for cell in value.__closure__ or () if _is_filled(cell))
    else:
        yield value.__wrapped__
        if not value.__wrapped__.__code__.co_argcount:  # what is made when it is first needed, and then kept
            yield value()


def _is_filled(cell: types.CellType) -> bool:
    try:
        cell.cell_contents  # noqa: B018 - an empty cell raises
    except ValueError:
        return False
    return True


def _slots(base: type) -> tuple[str, ...]:
    slots = vars(base).get("__slots__", ())
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _inside_functions(tree: ast.Module) -> Iterator[tuple[re.Pattern[Any], frozenset[str]]]:
    """Yield what a module compiles from literals inside its functions, and its uses; names put in stand as `word`."""
    called = {id(n.value): n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for call in ast.walk(function):
                source = _literal(call)
                if source is not None:
                    assert isinstance(call, ast.Call)
                    assert isinstance(call.func, ast.Attribute)
                    method = called.get(id(call), "") if call.func.attr == "compile" else call.func.attr
                    use = frozenset({METHODS[method]}) if method in METHODS else ANY
                    yield re.compile(source, _flags(call)), use  # type: ignore[call-overload]  # str or bytes


def _literal(node: ast.AST) -> str | bytes | None:
    """Return the expression that a call of `re` holds as a literal."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name), args=[first, *_]) if name in {
            "compile",
            *METHODS,
        }:
            match first:
                case ast.Constant(value=str() | bytes() as literal):
                    return literal
                case ast.JoinedStr(values=parts):
                    return "".join(part.value if isinstance(part, ast.Constant) else "word" for part in parts)
    return None


def _flags(call: ast.Call) -> int:
    named = {
        n.attr
        for part in (*call.args, *(k.value for k in call.keywords))
        for n in ast.walk(part)
        if isinstance(n, ast.Attribute)
    }
    return sum(getattr(re, name) for name in ("IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE", "ASCII") if name in named)
