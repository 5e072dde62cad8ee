"""Findings as JUnit XML: a suite for each file, for continuous integration that reads tests."""

from itertools import groupby
from xml.etree import ElementTree as Xml

from incplan.cli.screens.validation.finding_words import SaidFinding, SaidValidation
from incplan.diagnostics import Severity


def junit_report(result: SaidValidation, folder: str, *, strict: bool) -> str:
    """The XML; warnings fail only when they count as failures, notes never."""
    root = Xml.Element("testsuites", name="incplan validate")
    total = failed = 0
    for path, items in groupby(result.diagnostics, key=lambda item: item.path):
        suite = Xml.SubElement(root, "testsuite", name=folder + path, file=folder + path)
        found = list(items)
        failures = sum(_case(suite, item, folder, strict) for item in found)
        suite.set("tests", str(len(found)))
        suite.set("failures", str(failures))
        total += len(found)
        failed += failures
    if result.not_compared:
        suite = Xml.SubElement(root, "testsuite", name="incplan compare", failures="0")
        for gap in result.not_compared:
            case = Xml.SubElement(suite, "testcase", classname=folder + gap.path, name="compare")
            Xml.SubElement(case, "skipped", message=gap.message)
        skipped = len(result.not_compared)
        suite.set("tests", str(skipped))
        suite.set("skipped", str(skipped))
        total += skipped
    if not total:
        suite = Xml.SubElement(root, "testsuite", name="incplan", tests="1", failures="0")
        Xml.SubElement(suite, "testcase", classname="incplan", name="validate")
        total = 1
    root.set("tests", str(total))
    root.set("failures", str(failed))
    for suite in (root, *root):
        # The schema of JUnit wants them all, also where nothing of the kind can happen.
        for name in ("errors", "skipped"):
            suite.set(name, suite.get(name, "0"))
        suite.set("time", "0")
    root.attrib.pop("skipped")
    Xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, "unicode") + "\n"


def _case(suite: Xml.Element, item: SaidFinding, folder: str, strict: bool) -> bool:
    case = Xml.SubElement(
        suite,
        "testcase",
        classname=folder + item.path,
        name=f"{item.code} {item.line}:{item.column}",
    )
    text = "\n".join(part for part in (item.message, item.help, item.source) if part)
    failing = item.severity is Severity.ERROR or (strict and item.severity is Severity.WARNING)
    if failing:
        failure = Xml.SubElement(case, "failure", message=item.message, type=item.code)
        failure.text = f"{folder}{item.path}:{item.line}:{item.column}\n{text}"
    else:
        Xml.SubElement(case, "system-out").text = f"{item.severity.value}: {text}"
    return failing
