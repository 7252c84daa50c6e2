/**
 * The start of Python as seen from the worker: bytes that arrive, and what can no longer end well.
 *
 * When its WebAssembly cannot be had or compiled, Pyodide only warns, and `loadPyodide` never
 * settles (Pyodide pull request 6296). So the two calls that it makes for it are watched here.
 */

const { fetch } = self
const { instantiateStreaming } = WebAssembly

/** Time between two reports of arriving bytes, in ms: a slow line brings hundreds of pieces a second. */
const PAUSE = 500

/**
 * @param {() => void} progress called when bytes arrive, and when a WebAssembly is compiled
 * @param {(error: Error) => void} fail called when a file does not come whole, or is no WebAssembly;
 *   whoever waits for it then waits on, until the page ends this worker
 */
export function watchStart(progress, fail) {
  /** @template T @param {() => Promise<T>} call @returns {Promise<T>} */
  const watched = async (call) => {
    try {
      const done = await call()
      progress()
      return done
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
      return new Promise(() => {})
    }
  }
  self.fetch = (...asked) =>
    watched(async () => {
      const response = await fetch(...asked)
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
      // A copy is counted: of a response made anew, the browser would not keep the compiled code.
      const copy = response.clone().body
      if (copy) watched(() => arrived(copy, progress))
      return asWebAssembly(response)
    })
  WebAssembly.instantiateStreaming = (...given) => watched(async () => instantiateStreaming(...given))
}

/** @param {ReadableStream<Uint8Array>} body @param {() => void} progress */
async function arrived(body, progress) {
  const reader = body.getReader()
  let told = 0
  while (!(await reader.read()).done) {
    if (Date.now() - told < PAUSE) continue
    told = Date.now()
    progress()
  }
}

/** @param {Response} response @returns {Response} of the one type that is compiled while it arrives */
function asWebAssembly(response) {
  const type = "application/wasm"
  if (!response.url.endsWith(".wasm") || response.headers.get("Content-Type") === type) return response
  return new Response(response.body, { headers: { "Content-Type": type } })
}
