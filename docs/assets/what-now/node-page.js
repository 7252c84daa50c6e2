/** Pages of the tree as they were built: what is shown in place is what the static page holds. */

const SECTIONS = ["who", "demand", "evidence"]

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

/** @param {string} url @returns {Promise<Document>} */
async function fetched(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return new DOMParser().parseFromString(await response.text(), "text/html")
}

/** @param {string} address an absolute one, without a fragment @returns {Promise<NodePage>} */
export async function nodePage(address) {
  const built = await fetched(address)
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

/**
 * @param {string} address the page of a situation
 * @returns {Promise<{title: string, sections: {title: string, content: Node[]}[]}>}
 *   its title, and the sections that outcomes show
 */
export async function situationSections(address) {
  const built = await fetched(address)
  for (const link of built.querySelectorAll("article a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href"), address).href)
  }
  const sections = SECTIONS.map((id) => built.getElementById(id))
    .filter((heading) => heading !== null)
    .map((heading) => {
      const content = []
      let next = heading.nextElementSibling
      while (next && next.tagName !== heading.tagName && !next.matches(".answers, .sources")) {
        content.push(document.importNode(next, true))
        next = next.nextElementSibling
      }
      return { title: heading.textContent, content }
    })
  return { title: built.querySelector("h1").textContent, sections }
}
