"""The benchmarks measure the site of the tests."""

from tests.site.conftest import site_url

__all__ = ["site_url"]
