"""A preview that never dies, in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import PATIENCE as BROWSERS_PATIENCE

from .conftest import PATIENCE, Preview, eventually, running

PAGES = {
    "pl": ("docs/pl/droga/reklamacja.md", "droga/reklamacja/"),
    "en": ("docs/en/the-road/complaint.md", "en/the-road/complaint/"),
}
BROKEN = "\n\n[there](qqqq-zzzz-qqqq.md)\n"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that waits for builds, which take longer than a browser does.

    Its context is closed and not the page: that may be loading anew just then, and hang.
    """
    expect.set_options(timeout=1000 * PATIENCE)
    context = chromium.new_context()
    yield context.new_page()
    context.close()
    expect.set_options(timeout=BROWSERS_PATIENCE)


def say(preview: Preview, file: str, what: str) -> None:
    with (preview.folder / file).open("a", encoding="utf-8") as page:
        page.write(what)


@pytest.mark.parametrize("lang", PAGES)
def test_a_mistake_is_shown_over_the_last_good_page_until_it_is_mended(
    lang: str, preview: Preview, page: Page
) -> None:
    file, address = PAGES[lang]
    page.goto(preview.url + address)
    title = page.locator("h1").inner_text()
    mistakes = page.locator("#preview-mistakes")
    expect(mistakes).to_have_count(0)

    whole = (preview.folder / file).read_text("utf-8")
    say(preview, file, BROKEN)
    expect(mistakes).to_contain_text("1 mistake; this is the last good site")
    line = whole.count("\n") + 3
    expect(mistakes.locator("code")).to_have_text(f"{file}:{line}")
    expect(mistakes).to_contain_text('the link leads to "qqqq-zzzz-qqqq.md", which does not exist')
    expect(mistakes).to_contain_text("Correct the file name, or write that page.")
    eventually(lambda: f'{file}:{line}: the link leads to "qqqq-zzzz' in preview.terminal())
    status, html = preview.get(f"/{address}")
    assert (status, title in html, "qqqq-zzzz-qqqq" in html) == (200, True, False)
    page.reload()
    expect(mistakes).to_contain_text("1 mistake")

    (preview.folder / file).write_text(whole + "\n\nMended as they say.\n", "utf-8")
    expect(page.get_by_text("Mended as they say.")).to_be_visible()
    expect(mistakes).to_have_count(0)
    eventually(lambda: "no mistakes any more" in preview.terminal())


def test_a_page_shown_in_place_follows_its_own_edits(preview: Preview, page: Page) -> None:
    page.goto(preview.url)
    page.locator("what-now [data-answer]").first.click()
    expect(page.locator("what-now")).not_to_have_attribute("node", "what-is-wrong")
    node = page.locator("what-now").get_attribute("node")
    (file,) = [
        path
        for path in (preview.folder / "docs/pl").rglob("*.md")
        if f"\nid: {node}\n" in path.read_text("utf-8")
    ]
    preview.edit(str(file.relative_to(preview.folder)), "\n# ", "\n# Naprawdę: ")
    expect(page.locator("what-now h1")).to_contain_text("Naprawdę:")
    expect(page.locator("what-now")).to_have_attribute("node", str(node))
    assert page.evaluate("history.state") is not None


def test_a_new_page_comes_alive_where_the_browser_waits_for_it(
    preview: Preview, page: Page
) -> None:
    page.goto(f"{preview.url}nowa-strona/")
    for lang in PAGES:
        new = preview.folder / f"docs/{lang}/nowa-strona.md"
        new.write_text("---\nid: new-page\n---\n# Nowa strona\n\nTekst.\n", "utf-8")
    expect(page.locator("h1")).to_have_text("Nowa strona")


def test_the_built_site_knows_of_no_preview(preview: Preview) -> None:
    assert "/_preview/" in preview.get("/droga/reklamacja/")[1]
    assert "/_preview/" not in preview.get("/assets/guide.json")[1]


def test_a_template_is_watched(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}droga/reklamacja/")
    preview.edit("build_tools/theme/main.html", "{% block content %}", "{% block content %}<hr>")
    expect(page.locator("article hr").first).to_be_attached()


def test_a_stylesheet_is_watched(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}droga/reklamacja/")
    say(preview, "docs/assets/eskalator.css", "\nbody { outline-width: 7px }\n")
    expect(page.locator("body")).to_have_css("outline-width", "7px")


def test_a_mistake_in_the_settings_is_told(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}droga/reklamacja/")
    settings = preview.folder / "mkdocs.yml"
    whole = settings.read_text("utf-8")
    preview.edit("mkdocs.yml", "- index.md", "- indeks.md")
    mistakes = page.locator("#preview-mistakes")
    expect(mistakes).to_contain_text("mkdocs.yml:1")
    expect(mistakes).to_contain_text("indeks.md")
    settings.write_text(whole, "utf-8")
    expect(mistakes).to_have_count(0)


def test_mistakes_of_the_first_build_are_shown_until_the_site_is_there(
    tmp_path: Path, project: Path, page: Page
) -> None:
    folder = shutil.copytree(project, tmp_path / "project", symlinks=True)
    with running(folder) as preview:
        say(preview, "docs/en/the-road/complaint.md", BROKEN)
        page.goto(f"{preview.url}en/the-road/complaint/")
        expect(page.locator("h1")).to_have_text("There is no site yet")
        expect(page.locator("#preview-mistakes code")).to_contain_text(
            "docs/en/the-road/complaint.md:"
        )
        preview.edit("docs/en/the-road/complaint.md", BROKEN, "")
        expect(page.locator("h1")).to_have_text("The complaint")
        expect(page.locator("#preview-mistakes")).to_have_count(0)


def test_a_taken_port_is_said_and_the_next_free_one_is_used(preview: Preview) -> None:
    with running(preview.folder, port=preview.port) as second:
        assert second.port > preview.port
        assert f"port {preview.port} is taken" in second.terminal()


# The last two have the builder started anew, and so has what mends them.


def test_an_edited_tool_is_what_answers_and_a_broken_one_is_told(
    preview: Preview, page: Page
) -> None:
    page.goto(f"{preview.url}droga/reklamacja/")
    mistakes = page.locator("#preview-mistakes")
    tool = preview.folder / "build_tools" / "typography.py"
    whole = tool.read_text("utf-8")
    tool.write_text(f"{whole}\nbroken(\n", "utf-8")
    expect(mistakes.locator("code")).to_contain_text("build_tools/typography.py:")
    assert preview.get("/droga/reklamacja/")[0] == 200
    tool.write_text(whole.replace("return html", 'return f"{html}<hr>"'), "utf-8")
    expect(mistakes).to_have_count(0)
    expect(page.locator("article hr").first).to_be_attached()


def test_an_edited_engine_is_what_answers(preview: Preview) -> None:
    lock = "/assets/runtime/pyodide-lock.json"
    before = preview.get(lock)[1]
    say(preview, "decision_tree/__init__.py", "\nEDITED = True\n")
    eventually(lambda: preview.get(lock)[1] != before)
