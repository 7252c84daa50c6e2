"""The old addresses of pages that moved: what stands there leads on, and keeps the answers."""

from collections.abc import Iterator
from posixpath import relpath

from jinja2 import Environment

from .docs import Docs
from .pages import target_of

TEMPLATE = "moved.html"


def moved_pages(docs: Docs, lang: str, env: Environment) -> Iterator[tuple[str, str]]:
    """Yield the file of each old address in the site of *lang*, and its HTML.

    A script takes the fragment along, which holds shared answers; where scripts are off the page
    leads on by itself.
    """
    template = env.get_template(TEMPLATE)
    for page in docs.pages[lang]:
        for old in page.meta.texts("moved_from"):
            path = target_of(page.path, old)
            if path is not None:
                here = docs.url_of(path, lang)
                to = f"{relpath(docs.url_of(page.path, lang), here)}/"
                html = template.render(page=page, to=to, root=relpath(".", here))
                yield f"{path.with_suffix('').as_posix()}/index.html", html
