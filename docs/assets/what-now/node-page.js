/** Pages of the tree as they were built: what is shown in place is what the static page holds. */

/**
 * @typedef {Object} NodePage
 * @property {string} url
 * @property {string} lang
 * @property {string} node
 * @property {string} kind
 * @property {string | null} event
 * @property {string} title  Of the document.
 * @property {Element} content
 * @property {string | undefined} otherLanguage  The address of its pair.
 */

/** @param {string} url @param {AbortSignal} [signal] @returns {Promise<Document>} */
export async function builtPage(url, signal) {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return new DOMParser().parseFromString(await response.text(), "text/html")
}

/**
 * @param {string} address an absolute one, without a fragment
 * @param {AbortSignal} signal
 * @returns {Promise<NodePage>}
 */
export async function nodePage(address, signal) {
  const built = await builtPage(address, signal)
  const element = built.querySelector("what-now")
  const content = element?.querySelector(".what-now__page")
  if (!element || !content) throw new Error(`${address} is no page of the tree`)
  const pair = built.querySelector(".head__language")?.getAttribute("href")
  return {
    url: address,
    lang: built.documentElement.lang,
    node: element.getAttribute("node") ?? "",
    kind: element.getAttribute("kind") ?? "",
    event: element.getAttribute("event"),
    title: built.title,
    content: document.importNode(content, true),
    otherLanguage: pair ? new URL(pair, address).href : undefined,
  }
}
