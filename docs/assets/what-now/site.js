/** What a built page says of its site: where that lies, where the tree begins, and whose day it is. */
import { one } from "./elements.js"
import { todayIn } from "./today.js"

const { root = "", start = "", sums, timeZone } = one(document, "template[data-root]").dataset
const siteRoot = new URL(root, document.baseURI).href
const sumsPage = sums && new URL(sums, document.baseURI).href

/** The id of the first question. */
export const firstNode = start

/** @param {string} address @returns {boolean} whether the page with the calculators is there */
export function isSumsPage(address) {
  return address.split("#")[0] === sumsPage
}

export const lang = document.documentElement.lang

/** @param {string} url one under the site's root @returns {string} it as a whole address */
export function whole(url) {
  return new URL(url, siteRoot).href
}

/** @param {string} address @returns {boolean} */
export function isOurs(address) {
  return address.startsWith(siteRoot)
}

/** @returns {string} the ISO day it is where the law holds that the dates follow */
export function today() {
  return todayIn(timeZone)
}
