"""Findings as JUnit XML: a suite for each file, for continuous integration that reads tests.

Both schemas in use take it: the strict one of Ant (`JUnit.xsd`), which knows no totals over all
suites and no output of a single test, and the looser one that Jenkins publishes.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from xml.etree import ElementTree as Xml

from incplan.cli.screens.validation.finding_words import SaidFinding, SaidValidation
from incplan.diagnostics import Severity


def junit_report(result: SaidValidation, folder: str, now: datetime, *, strict: bool) -> str:
    """The XML; warnings fail only when they count as failures, notes never."""
    root = Xml.Element("testsuites")
    for path, items in groupby(result.diagnostics, key=lambda item: item.path):
        found = list(items)
        suite = _suite(root, folder + path, now)
        passed = [item for item in found if not _case(suite, item, folder, strict)]
        told = "\n".join(f"{item.severity.value}: {_told(item, folder)}" for item in passed)
        _end(suite, told)
    if result.not_compared:
        suite = _suite(root, "incplan compare", now)
        for gap in result.not_compared:
            case = _test(suite, folder + gap.path, "compare")
            Xml.SubElement(case, "skipped", message=gap.message)
        _end(suite, "")
    if not len(root):
        suite = _suite(root, "incplan", now)
        _test(suite, "incplan", "validate")
        _end(suite, "")
    Xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def _suite(root: Xml.Element, name: str, now: datetime) -> Xml.Element:
    """A suite of one file. The machine is not named: a report is the same on each."""
    suite = Xml.SubElement(
        root, "testsuite", name=name, package="incplan", id=str(len(root)),
        timestamp=f"{now:%Y-%m-%dT%H:%M:%S}", hostname="localhost", time="0",
    )  # fmt: skip
    Xml.SubElement(suite, "properties")
    return suite


def _end(suite: Xml.Element, output: str) -> None:
    """Its totals, then what is told of tests that passed."""
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        suite.set(name, str(len(list(suite.iter(tag)))))
    suite.set("errors", "0")
    Xml.SubElement(suite, "system-out").text = output
    Xml.SubElement(suite, "system-err")


def _test(suite: Xml.Element, path: str, name: str) -> Xml.Element:
    return Xml.SubElement(suite, "testcase", classname=path, name=name, time="0")


def _case(suite: Xml.Element, item: SaidFinding, folder: str, strict: bool) -> bool:
    """One finding as a test; whether it fails."""
    case = _test(suite, folder + item.path, f"{item.code} {item.line}:{item.column}")
    failing = item.severity is Severity.ERROR or (strict and item.severity is Severity.WARNING)
    if failing:
        failure = Xml.SubElement(case, "failure", message=item.message, type=item.code)
        failure.text = _told(item, folder)
    return failing


def _told(item: SaidFinding, folder: str) -> str:
    """Place, message, help and source."""
    return "\n".join((f"{folder}{item.path}:{item.line}:{item.column}", *_words(item)))


def _words(item: SaidFinding) -> Iterator[str]:
    yield from (part for part in (item.message, item.help, item.source) if part)
