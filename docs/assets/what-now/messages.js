/**
 * What the page and the worker say to each other. Python decides; neither side knows the law.
 *
 * @typedef {Object} Questions  What Python can be asked, by type.
 * @property {{case: string, asOf?: string}} step
 * @property {{case: string, written: string, site: string}} calendar
 * @property {{typed: string, event?: string}} day
 * @property {{typed: string, name: string}} detail
 *
 * @typedef {keyof Questions} Type
 * @typedef {{today: string, lang: string}} Now
 * @typedef {{[T in Type]: Questions[T] & Now & {type: T, id: number}}[Type]} Request
 *
 * @typedef {Object} Answers  What Python answers.
 * @property {Step} step
 * @property {{file: string}} calendar
 * @property {Reading} day
 * @property {Reading} detail
 *
 * @typedef {Object} Reading  What a field says, or a sentence about what to do.
 * @property {string} [value]  For the case.
 * @property {string} [words]  For the reader.
 * @property {string} [said]  How a day was read that the reader may have meant otherwise.
 * @property {string} [sentence]
 *
 * @typedef {Record<string, Record<string, string>>} Addresses  Under the site's root, by language and page id.
 * @typedef {{type: "progress"}} Progress  Python is not ready yet, but nearer: bytes came, or a phase ended.
 * @typedef {{type: "ready", pages: Addresses}} Ready
 * @typedef {{type: "answer", id: number, text: string}} Answer  A JSON document from Python.
 * @typedef {{type: "refused", id: number}} Refused  Python could not read the case.
 * @typedef {{type: "crashed", reason: string}} Crashed
 * @typedef {Progress | Ready | Answer | Refused | Crashed} Reply
 *
 * @typedef {Object} Step  The document `eskalator-step/1`, as far as the page shows it.
 * @property {string} node
 * @property {string} kind
 * @property {string} title
 * @property {string} [situation]
 * @property {Clock[]} clocks
 * @property {Action[]} actions  Most urgent first.
 * @property {Sum[]} sums
 * @property {Traced[]} trace
 * @property {Lead} [lead]  What comes first.
 * @property {Asked[]} asks  The days that the node lacks.
 * @property {{id: string, title: string, day: string}[]} events  The days given, in words.
 * @property {{events: [string, string], why: string}[]} [conflicts]  Days that cannot both be right.
 * @property {string} [as_of]  Says that this is how the case stood on another day.
 * @property {string[]} [later]  What had not happened yet on that day.
 * @property {{node: string, title?: string, answer: string, why: string}[]} dropped
 *
 * @typedef {Object} Clock
 * @property {string} id
 * @property {string} title
 * @property {string} summary
 * @property {string[]} why
 * @property {string} [caution]
 * @property {string} [act_on]  A day ahead that a calendar can hold.
 * @property {string} [when]  The same in words, with the days left.
 * @property {Linked} [page]  What to do about it, or what remains.
 * @property {Linked} [guide]
 * @property {Linked} [source]
 *
 * @typedef {{text: string, urgent: boolean, page?: string, title?: string, url?: string}} Lead
 * @typedef {{event: string, question: string}} Asked
 *
 * @typedef {Object} Action
 * @property {string} id  Of the page that says what to do.
 * @property {string} title
 * @property {string} url
 * @property {string} [by]  The day, if it is not today.
 * @property {string} [when]  The same in words, with the days left.
 * @property {boolean} [urgent]  Whether the day is near, today or past.
 * @property {string} [why]
 * @property {string} [clock]  That asks for it.
 *
 * @typedef {{id: string, words: string, why: string[], caution?: string, source: Linked}} Sum
 * @typedef {{node: string, title: string, answer: string, label: string, by: "reader" | "rule", why?: string, clock?: string}} Traced
 * @typedef {{title: string, url: string}} Linked
 */
export {}
