/**
 * What the page and the worker say to each other. Python decides; neither side knows the law.
 *
 * @typedef {{type: "step", id: number, case: string, today: string, lang: string, asOf?: string}} StepRequest
 * @typedef {{type: "calendar", id: number, case: string, today: string, lang: string, written: string}} CalendarRequest
 * @typedef {{type: "day", id: number, typed: string, event?: string, today: string, lang: string}} DayRequest
 * @typedef {{type: "detail", id: number, typed: string, name: string, lang: string}} DetailRequest
 * @typedef {StepRequest | CalendarRequest | DayRequest | DetailRequest} Request
 *
 * @typedef {{type: "progress"}} Progress  Python is not ready yet, but nearer: bytes came, or a phase ended.
 * @typedef {{type: "ready", pages: Object<string, Object<string, string>>}} Ready
 *   Addresses under the site's root, by language and page id.
 * @typedef {{type: "answer", id: number, text: string}} Answer  A JSON document from Python.
 * @typedef {{type: "refused", id: number}} Refused  Python could not read the case.
 * @typedef {{type: "crashed", reason: string}} Crashed
 * @typedef {Progress | Ready | Answer | Refused | Crashed} Reply
 *
 * @typedef {Object} Step  The document `eskalator-step/1`, as far as the page shows it.
 * @property {string} node
 * @property {string} kind
 * @property {string} [situation]
 * @property {Clock[]} clocks
 * @property {{id: string, title: string, url: string, by?: string, why?: string}[]} actions  Most urgent first.
 * @property {{id: string, words: string, why: string[], caution?: string, source: Linked}[]} sums
 * @property {{node: string, title: string, label: string, by: "reader" | "rule", why: string, clock?: string}[]} trace
 * @property {string} today  The day it was worked out for; the page adds it.
 * @property {string} [as_of]  Says that this is how the case stood on another day.
 * @property {string[]} [later]  What had not happened yet on that day.
 * @property {{node: string, title: string, answer: string, why: string}[]} dropped
 *
 * @typedef {Object} Clock
 * @property {string} id
 * @property {string} title
 * @property {string} summary
 * @property {string[]} why
 * @property {string} [caution]
 * @property {string} [act_on]  A day ahead that a calendar can hold.
 * @property {Linked} [page]  What to do about it, or what remains.
 * @property {Linked} [guide]
 * @property {Linked} [source]
 *
 * @typedef {{title: string, url: string}} Linked
 */
export {}
