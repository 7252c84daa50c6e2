"""A preview that never dies: ``python -m build_tools serve``.

MkDocs' own server holds every request while a page has a mistake. This one keeps serving the last
good site and shows the mistakes in the open page. It is two programs: the server (``serve.py``),
which watches the files and answers browsers, and the builder (``builder.py``), which turns edits
into a site. The builder is started anew when the engine or the tools change, so that what was
just edited is what answers, and what crashes there takes no open page down.
"""
