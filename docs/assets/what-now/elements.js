/** Elements that are always there, and fresh ones from the page's template. */

/**
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => E} [kind] HTMLElement, if none is named
 * @returns {E} the first such element; there always is one
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector)
  if (found instanceof (kind ?? HTMLElement)) return /** @type {E} */ (found)
  throw new Error(`there is no ${selector} of the right kind`)
}

/**
 * @template {Element} [E=HTMLElement]
 * @param {string} selector
 * @param {new () => E} [kind]
 * @returns {E} a fresh copy of that part of the page's template
 */
export function part(selector, kind) {
  const { content } = one(document, "template[data-root]", HTMLTemplateElement)
  return document.importNode(one(content, selector, kind), true)
}

/** @template {Element} E @param {E} element @returns {E} */
export function copied(element) {
  return /** @type {E} */ (element.cloneNode(true))
}

/** @param {string[]} sentences @returns {HTMLLIElement[]} */
export function items(sentences) {
  return sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence }))
}

/** @param {string} text @param {string} href @returns {HTMLAnchorElement} */
export function link(text, href) {
  return Object.assign(document.createElement("a"), { textContent: text, href })
}
