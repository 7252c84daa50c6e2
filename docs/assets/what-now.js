/** The entry module of the tree's pages: it defines `<what-now>` and does nothing else. */
import { WhatNowElement } from "./what-now/element.js"

customElements.define("what-now", WhatNowElement)
