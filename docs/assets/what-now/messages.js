/**
 * What the page and the worker say to each other. Python decides; neither side knows the law.
 *
 * @typedef {{type: "step", id: number, case: string, today: string, lang: string}} StepRequest
 * @typedef {{type: "day", id: number, typed: string, event: string, today: string, lang: string}} DayRequest
 * @typedef {StepRequest | DayRequest} Request
 *
 * @typedef {{type: "ready", pages: Object<string, Object<string, string>>}} Ready
 *   Addresses under the site's root, by language and page id.
 * @typedef {{type: "answer", id: number, text: string}} Answer  A JSON document from Python.
 * @typedef {{type: "refused", id: number}} Refused  Python could not read the case.
 * @typedef {{type: "crashed", reason: string}} Crashed
 * @typedef {Ready | Answer | Refused | Crashed} Reply
 *
 * @typedef {Object} Step  The document `eskalator-step/1`, as far as the page shows it.
 * @property {string} node
 * @property {string} kind
 * @property {string} [situation]
 * @property {{title: string, summary: string, why: string[]}[]} clocks
 * @property {{node: string, title: string, label: string, by: "reader" | "rule", why: string}[]} trace
 * @property {{node: string, title: string, answer: string, why: string}[]} dropped
 */
export {}
