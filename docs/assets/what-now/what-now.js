/** The entry module of the tree's pages: it defines `<what-now>` and does nothing else. */
import { WhatNowElement } from "./element.js"

customElements.define("what-now", WhatNowElement)
