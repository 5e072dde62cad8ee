"""A budget for templates that come with a plan: what they compute and write has an end.

The same template with the same document always stops at the same place, on any machine: counted
are steps and characters, not seconds. Every loop, call, filter, joined text, comparison and
printed value is charged before it is made where its size follows from what goes in.
"""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final, cast

from jinja2 import nodes, pass_context
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment

from incplan.documents.formats.meter import (
    STEP,
    Meter,
    TooMuchError,
    charge_join,
    charge_operator,
    charge_replace,
    charge_width,
)

#: Filters whose result grows with a number they are given, for each line or item.
_WIDE: Final = frozenset({"batch", "center", "indent", "round", "slice", "truncate"})
#: Filters that are of no use here, or whose work does not follow from the size of what goes in.
_WITHOUT: Final = frozenset({"format", "pprint", "random", "urlize", "wordwrap", "xmlattr"})
#: Filters that look something up in each item, by a name or through another filter or test.
_LOOKING: Final = frozenset(
    {"groupby", "map", "max", "min", "reject", "rejectattr", "select", "selectattr", "sort", "sum",
     "unique"}
)  # fmt: skip
_TEXT_METHODS: Final = frozenset(
    re.findall(
        r"\w+",
        """capitalize casefold count endswith find index isalnum isalpha isdecimal isdigit islower
        isnumeric isspace istitle isupper lower lstrip partition removeprefix removesuffix replace
        rfind rindex rpartition rsplit rstrip split splitlines startswith strip swapcase title
        upper""",
    )
)
_OTHER_METHODS: Final = frozenset({"count", "get", "index", "items", "keys", "values"})
_PLAIN: Final = (int, float, complex, bytes, bytearray, list, tuple, set, frozenset, dict)


class MeteredEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox with a budget; `limited` for templates of a plan, unlimited for shipped ones."""

    intercepted_binops = frozenset({"+", "*", "**", "%", "-", "/", "//"})

    def limited(self) -> None:
        """Set the budget; filters and tests known by now are charged from here on."""
        meter = self.meter = Meter()
        for name in _WITHOUT:
            self.filters.pop(name, None)
        self.globals.pop("lipsum", None)
        for table in (self.filters, self.tests):
            for name, function in table.items():
                table[name] = cast(
                    "Any", _charged(meter, name, cast("Callable[..., Any]", function))
                )
        self.filters[_TICK] = _ticking(meter)
        self.filters[_WEIGH] = _weighing(meter)
        self.filters[_JOIN] = _joining(meter, markup=bool(self.autoescape))
        printed = self.finalize

        def finalize(value: object) -> object:
            meter.weigh(value)
            return printed(value) if printed else value

        self.finalize = finalize

    meter: Meter | None = None

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        if self.meter is not None:
            _metered(source)
        return super()._generate(source, name, filename, defer_init)

    def _load_template(self, name: str, globals: Any) -> Any:
        template = super()._load_template(name, globals)
        if self.meter is not None and self.loader is not None:
            # A template that includes itself twice has no loop.
            self.meter.charge(STEP + len(self.loader.get_source(self, name)[0]))
        return template

    def call(self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls. Raises TooMuchError."""
        meter = self.meter
        if meter is None:
            return super().call(__context, __obj, *args, **kwargs)
        meter.charge(STEP)
        for given in (*args, *kwargs.values()):
            meter.weigh(given)
        owner = getattr(__obj, "__self__", None)
        if isinstance(owner, str):
            meter.weigh(owner)
            if getattr(__obj, "__name__", "") == "replace":
                charge_replace(meter, owner, *args, **kwargs)
        result = super().call(__context, __obj, *args, **kwargs)
        if isinstance(result, str | list | tuple | dict):
            meter.weigh(result)
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute what a template computes. Raises TooMuchError before it grows too large."""
        if self.meter is not None:
            charge_operator(self.meter, operator, left, right)
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Texts of a plan's templates have no `format`: how much it writes is in the text."""
        return super().wrap_str_format(value) if self.meter is None else None

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute; of plain values only what stays small."""
        if self.meter is not None and callable(value):
            if isinstance(obj, str) and attr not in _TEXT_METHODS:
                return False
            if isinstance(obj, _PLAIN) and attr not in _OTHER_METHODS:
                return False
        return super().is_safe_attribute(obj, attr, value)


_TICK: Final = "one step"
_WEIGH: Final = "weighed"
_JOIN: Final = "joined"


def _ticking(meter: Meter) -> Callable[..., bool]:
    @pass_context
    def tick(_context: Context, units: int) -> bool:
        meter.charge(units)
        return True

    return tick


def _weighing(meter: Meter) -> Callable[..., object]:
    @pass_context
    def weighed(_context: Context, value: object) -> object:
        meter.weigh(value)
        return value

    return weighed


def _joining(meter: Meter, *, markup: bool) -> Callable[..., str]:
    @pass_context
    def joined(_context: Context, parts: list[object]) -> str:
        meter.weigh(parts)
        text: str = (markup_join if markup else str_join)(parts)
        meter.weigh(text)
        return text

    return joined


def _charged(meter: Meter, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter or a test that is charged for what goes in and what comes out."""

    @wraps(function)
    def charged(*args: Any, **kwargs: Any) -> Any:
        # What jinja passes besides (its context) is no plain value and weighs nothing.
        given = [*args, *kwargs.values()]
        meter.charge(STEP)
        weight = sum(meter.weigh(value) for value in given)
        if name in _WIDE:
            charge_width(meter, weight, given)
        elif name == "replace":
            texts = [value for value in given if isinstance(value, str)]
            charge_replace(meter, *texts[:3])
        elif name == "join":
            args = tuple(_held(meter, value) for value in args)
            charge_join(meter, args, kwargs)
        elif name in _LOOKING:
            _charge_looks(meter, given)
        if name == "sum" and any(isinstance(value, _GROWING) for value in given[2:]):
            raise TooMuchError("sum is for numbers")
        result = function(*args, **kwargs)
        if isinstance(result, str | list | tuple | dict):
            meter.weigh(result)
        return result

    return charged


_GROWING: Final = (str, list, tuple)


def _charge_looks(meter: Meter, given: Iterable[object]) -> None:
    """A step for each item, and for each name that is looked up in it (`a.b,c`)."""
    items = max((len(value) for value in given if isinstance(value, _SIZED)), default=0)
    looks = sum(1 + len(re.findall(r"[.,]", value)) for value in given if isinstance(value, str))
    meter.charge(items * looks * STEP)


_SIZED: Final = (list, tuple, range, dict)


def _held(meter: Meter, value: Any) -> Any:
    """A chain of filters that has not run yet, as a list."""
    if not hasattr(value, "__next__"):
        return value
    held = list(value)
    meter.weigh(held)
    return held


def _metered(template: nodes.Template) -> None:
    """Put a charge where a template repeats, joins, compares and looks up."""
    for joined in list(template.find_all(nodes.Concat)):
        parts = nodes.List(joined.nodes, lineno=joined.lineno)
        # In its own place, since the tree has no way to its parents.
        joined.nodes = [_through(_JOIN, parts)]
    for compared in template.find_all(nodes.Compare):
        compared.expr = _through(_WEIGH, compared.expr)
        for operand in compared.ops:
            operand.expr = _through(_WEIGH, operand.expr)
    for looked_up in template.find_all(nodes.Getitem):
        if not isinstance(looked_up.arg, nodes.Slice):
            looked_up.arg = _through(_WEIGH, looked_up.arg)
    for pair in template.find_all(nodes.Pair):
        pair.key = _through(_WEIGH, pair.key)
    for loop in template.find_all(nodes.For):
        data = sum(len(item.data) for item in loop.find_all(nodes.TemplateData))
        if loop.test is not None:
            loop.test = nodes.And(_tick(loop, STEP), loop.test, lineno=loop.lineno)
        loop.body.insert(0, nodes.ExprStmt(_tick(loop, STEP + data), lineno=loop.lineno))


def _tick(loop: nodes.For, units: int) -> nodes.Expr:
    return _through(_TICK, nodes.Const(units, lineno=loop.lineno))


def _through(name: str, value: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)
