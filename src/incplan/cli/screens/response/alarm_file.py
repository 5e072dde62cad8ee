"""All that the file of alarms takes: its content, and where it is written."""

from incplan.app.response.situation.alarms import alarms
from incplan.cli.output.target import check_target, refuse_numbers, write_target

__all__ = ["alarms", "check_target", "refuse_numbers", "write_target"]
