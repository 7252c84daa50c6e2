"""One Python for many pages: a page holds the worker, and answers for those of all others.

Starting Python takes four seconds of a processor, and most tests are not about the start. Their
pages are new documents in every respect but one: what they post to their worker goes to the one
that is running already, and its answers come back. It keeps nothing between two questions.
"""

from playwright.sync_api import BrowserContext

CHANNEL = "one-python"

HOLD = """([address, channel]) => new Promise((resolve, reject) => {
  const worker = new Worker(address, { type: "module" })
  const pages = new BroadcastChannel(channel)
  const asked = []
  let ready
  worker.onerror = reject
  worker.onmessage = ({ data }) => {
    if (data.type === "crashed") reject(new Error("Python did not start"))
    if (data.type === "ready") resolve(void (ready = data))
    const asker = asked[data.id]
    if (asker) pages.postMessage({ to: asker.from, reply: { ...data, id: asker.id } })
  }
  pages.onmessage = ({ data: { from, request } }) => {
    if (!request) return pages.postMessage({ to: from, reply: ready })
    const id = asked.push({ from, id: request.id }) - 1
    worker.postMessage({ ...request, id })
  }
})"""

FALL_SILENT = "window.pythonIsSilent = true"
"""What a page runs that is to hear nothing of Python any more."""

ASK = f"""{{
  const Platforms = window.Worker
  class FarWorker {{
    #from = String(Math.random())
    #python = new BroadcastChannel("{CHANNEL}")
    constructor() {{
      this.#python.onmessage = ({{ data }}) => {{
        const heard = data.to === this.#from && !window.pythonIsSilent
        if (heard) this.onmessage?.({{ data: data.reply }})
      }}
      this.#python.postMessage({{ from: this.#from }})
    }}
    postMessage(request) {{
      this.#python.postMessage({{ from: this.#from, request }})
    }}
    terminate() {{
      this.#python.close()
    }}
  }}
  window.Worker = function (address, options) {{
    return String(address).endsWith("/what-now/worker.js")
      ? new FarWorker()
      : new Platforms(address, options)
  }}
}}"""


def hold_python(context: BrowserContext, site_url: str) -> None:
    """Start Python in a page of *context*, for every page that is opened in it from now on."""
    page = context.new_page()
    page.goto(f"{site_url}assets/guide.json")
    page.evaluate(HOLD, [f"{site_url}assets/what-now/worker.js", CHANNEL])
    context.add_init_script(ASK)
