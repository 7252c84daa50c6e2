"""How many tests Node's runner ran: pytest counts a file as one."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the number of tests that passed in Node."""
    reports = terminalreporter.stats.get("passed", [])
    properties = (dict(report.user_properties) for report in reports)
    passed = sum(each.get("javascript", 0) for each in properties)
    terminalreporter.write_line(f"javascript: {passed} tests in Node")
