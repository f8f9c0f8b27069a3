"""Which part of a template of the user's wrote this, and which part never writes anything?

Jinja lets a template's syntax tree be changed before it is compiled: every branch is made to say that it was reached,
and every piece of output to say which line it comes from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from followup.wording.templates import Templates

_REACHED = "_reached"
_OPENS, _CLOSES = "\ue000", "\ue001"  # characters that no letter contains
_PLACE = re.compile(f"{_OPENS}(\\d+){_CLOSES}")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file of the user's."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Branch:
    """What is only written under a condition; `what` tells which, `order` two on one line apart."""

    place: Place
    what: str
    order: int


class Marking(Templates):
    """Templates of which those in `own` tell what they do."""

    def __init__(self, ours: Traversable, own: Path) -> None:
        super().__init__(ours, own)
        self.code_generator_class = _Marker
        self.own = own
        self.read: set[str] = set()
        """The files of the user's that were needed."""
        self.branches: list[Branch] = []
        self.reached: set[Branch] = set()
        self.places: list[Place] = []
        self.extending = False
        self.globals[_REACHED] = self._reach

    def lines(self, rendered: str) -> Iterator[tuple[str, Place | None]]:
        """The lines of a rendered letter, each with the place that its last piece comes from; None for one of ours."""
        place: Place | None = None
        for line in rendered.split("\n"):
            text = ""
            for number, piece in enumerate(_PLACE.split(line)):
                if number % 2:
                    place = self.places[int(piece)]
                else:
                    text += piece
            yield text, place
            place = Place(place.file, place.line + 1) if place else None

    def _reach(self, branch: int, value: object = None) -> object:
        self.reached.add(self.branches[branch])
        return value


class _Marker(CodeGenerator):
    """Compiles a template; one of the user's with marks."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        environment, file = self.environment, self.filename
        if isinstance(environment, Marking) and file and environment.own in Path(file).parents:
            environment.read.add(file)
            # A block may be there only to be overridden; but one that overrides nothing is a mistake.
            environment.extending = node.find(nodes.Extends) is not None
            _mark(node, file, environment, prints=True)
        super().visit_Template(node, frame)


def _mark(node: nodes.Node, file: str, into: Marking, *, prints: bool) -> None:
    # What is printed into a variable or a macro may be asked for its length, or compared: it stays as it is.
    prints = prints and not isinstance(node, (nodes.AssignBlock, nodes.Macro, nodes.CallBlock, nodes.FilterBlock))
    for child in list(node.iter_child_nodes()):
        _mark(child, file, into, prints=prints)
    match node:
        case nodes.Output() if prints:
            node.nodes = [part for child in node.nodes for part in (_place(child, file, into), child)]
        case nodes.If():
            _reaching(node.body, file, into, "what stands under this `if`", node.lineno)
            if node.else_:
                _reaching(node.else_, file, into, "what stands under the `else`", node.else_[0].lineno)
        case nodes.For():
            _reaching(node.body, file, into, "what stands in this `for`", node.lineno)
            if node.else_:
                _reaching(node.else_, file, into, "what stands under the `else`", node.else_[0].lineno)
        case nodes.Block() if into.extending:
            _reaching(node.body, file, into, f"the block `{node.name}`", node.lineno)
        case nodes.CondExpr():
            node.expr1 = _reach(node.expr1, file, into, "what stands before this `if`", node.lineno)
            if node.expr2 is not None:
                node.expr2 = _reach(node.expr2, file, into, "what stands behind this `else`", node.lineno)
        case _:
            pass


def _place(child: nodes.Node, file: str, into: Marking) -> nodes.Expr:
    into.places.append(Place(file, child.lineno))
    return nodes.TemplateData(f"{_OPENS}{len(into.places) - 1}{_CLOSES}", lineno=child.lineno, environment=into)


def _reaching(body: list[nodes.Node], file: str, into: Marking, what: str, line: int) -> None:
    call = _reach(None, file, into, what, line)
    body.insert(0, nodes.ExprStmt(call, lineno=line, environment=into))


def _reach(value: nodes.Expr | None, file: str, into: Marking, what: str, line: int) -> nodes.Expr:
    into.branches.append(Branch(Place(file, line), what, sum(one.place.file == file for one in into.branches)))
    arguments: list[nodes.Expr] = [nodes.Const(len(into.branches) - 1)]
    call = nodes.Call(nodes.Name(_REACHED, "load"), arguments + ([value] if value else []), [], None, None)
    call.set_lineno(line).set_environment(into)
    return call
