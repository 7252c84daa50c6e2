import assert from "node:assert/strict"
import test from "node:test"
import * as trips from "../../docs/assets/what-now/trip.js"

const START = "what-is-wrong"
const { newTrip } = trips
const COMPLAINT = { ...newTrip(START), answers: { [START]: "outage" }, events: { "complaint-filed": "2026-10-05" } }
const WITH_SUMS = trips.summed(COMPLAINT, { events: {}, details: { "monthly-fee": "69.90" } })

test("a trip begins with its first answer or its first day", () => {
  const blank = newTrip(START)
  assert.equal(trips.begun(blank), false)
  assert.equal(trips.begun(trips.answered(blank, START, "bill")), true)
  assert.equal(trips.begun(trips.dated(blank, START, { "complaint-filed": { value: "2026-10-05" } })), true)
})

test("the case document carries answers, days and sums, and nothing that was only typed", () => {
  const { id, from, answers, events, ...rest } = JSON.parse(
    trips.caseDocument(trips.drafted(WITH_SUMS, "outage-refund-of-fee-monthly-fee", "69,90 zł")),
  )
  assert.deepEqual(rest, { format: "eskalator-case/1", details: { "monthly-fee": "69.90" } })
  assert.deepEqual({ from, answers, events }, { from: START, answers: COMPLAINT.answers, events: COMPLAINT.events })
  assert.match(id, /^[a-z0-9]{1,40}$/)
})

test("an address carries answers, and neither days nor sums", () => {
  const fragment = trips.fragmentOf(WITH_SUMS, START)
  assert.equal(fragment, "#a=what-is-wrong:outage")
  const { answers, events, details } = trips.tripInFragment(fragment, START) ?? newTrip(START)
  assert.deepEqual({ answers, events, details }, { answers: COMPLAINT.answers, events: {}, details: {} })
})

test("an address says where the trip began, unless that is the first question", () => {
  const fragment = trips.fragmentOf({ ...newTrip("how-far"), answers: { "how-far": "nothing" } }, START)
  assert.equal(fragment, "#a=how-far:nothing&from=how-far")
  assert.equal(trips.tripInFragment(fragment, START)?.from, "how-far")
})

for (const fragment of ["", "#title", "#b=c"]) {
  test(`no answers are in the fragment "${fragment}"`, () => {
    assert.equal(trips.tripInFragment(fragment, START), undefined)
  })
}

for (const fragment of ["#a=%%%", "#a=what-is-wrong", "#a=<b>:x", "#a=a:b:c", "#a=a:b,,", "#a=__proto__:x"]) {
  test(`the fragment "${fragment}" is unreadable`, () => {
    assert.equal(trips.tripInFragment(fragment, START), null)
  })
}

test("a day takes the place of an answer, and of another day to look at the case on", () => {
  const before = { ...COMPLAINT, answers: { "complaint-date": "known" }, asOf: "2026-10-10" }
  const { answers, events, drafts, asOf } = trips.dated(before, "complaint-date", {
    "complaint-filed": { value: "2026-10-06", words: "6 października 2026" },
  })
  assert.deepEqual({ answers, events }, { answers: {}, events: { "complaint-filed": "2026-10-06" } })
  assert.deepEqual(drafts, { "complaint-filed": "6 października 2026" })
  assert.equal(asOf, undefined)
})

test("a field left empty takes its day away", () => {
  const { events, drafts } = trips.dated(COMPLAINT, "where-am-i", { "complaint-filed": undefined })
  assert.deepEqual({ events, drafts }, { events: {}, drafts: {} })
})

test("a day asked for again stands in its field", () => {
  const { events, drafts } = trips.withoutDay(COMPLAINT, "complaint-filed")
  assert.deepEqual({ events, drafts }, { events: {}, drafts: { "complaint-filed": "2026-10-05" } })
})

test("a sum left out is taken away, the others stay", () => {
  const given = {
    events: { "contract-concluded": "2025-01-02" },
    details: { "device-fee": "10", "payments-left": "2" },
  }
  const both = trips.summed(WITH_SUMS, given)
  assert.deepEqual(both.events, { ...COMPLAINT.events, "contract-concluded": "2025-01-02" })
  const { details } = trips.summed(both, { events: {}, details: { "device-fee": undefined } })
  assert.deepEqual(details, { "monthly-fee": "69.90", "payments-left": "2" })
})

test("the copy on the device adds its sums and nothing else", () => {
  const merged = trips.withDetailsOf(COMPLAINT, { ...WITH_SUMS, answers: {} })
  assert.deepEqual(merged, { ...COMPLAINT, details: { "monthly-fee": "69.90" } })
})

const PASSED = ["a", "b", "c"].map((node) => ({ node, title: node, label: node, url: node }))

test("an answer taken back takes the later ones from the way", () => {
  const { answers, passed } = trips.takenBack({ ...COMPLAINT, answers: { a: "1", b: "2" }, passed: PASSED }, "b")
  assert.deepEqual({ answers, passed }, { answers: { a: "1" }, passed: PASSED.slice(0, 1) })
})

test("a node answered again stands once on the way, at its end", () => {
  const { passed } = trips.passing({ ...COMPLAINT, passed: PASSED }, PASSED[0])
  assert.deepEqual(passed, [PASSED[1], PASSED[2], PASSED[0]])
})

test("the way begins anew at a node that a text led to, and only the problem is carried over", () => {
  const answers = { [START]: "outage", "outage-state": "still" }
  const onwards = trips.passing({ ...COMPLAINT, answers, visiting: "a" }, PASSED[0], "outage")
  assert.equal(onwards.from, "a")
  assert.equal(onwards.visiting, undefined)
  assert.deepEqual(onwards.answers, { [START]: "outage" })
})

test("in another language a known day is an ISO day", () => {
  const { drafts, passed } = trips.translated({
    ...COMPLAINT,
    drafts: { "complaint-filed": "wczoraj" },
    passed: PASSED,
  })
  assert.deepEqual({ drafts, passed }, { drafts: COMPLAINT.events, passed: [] })
})

for (const found of [undefined, null, 5, "x", [], true]) {
  test(`${JSON.stringify(found)} is no trip`, () => {
    assert.equal(trips.tripIn({ eskalator: found }, START), undefined)
    assert.equal(trips.mended(found, START), undefined)
  })
}

test("no state holds no trip", () => {
  assert.equal(trips.tripIn(null, START), undefined)
})

test("of a damaged trip the whole parts are kept", () => {
  const damaged = { answers: null, passed: 5, drafts: [], events: { "complaint-filed": "2026-10-05" }, further: "x" }
  const { id, ...mended } = trips.mended(damaged, START) ?? newTrip(START)
  const { id: _, ...blank } = newTrip(START)
  assert.deepEqual(mended, { ...blank, events: damaged.events })
})

test("a trip comes back from the state as it went in, beside what else is there", () => {
  const state = trips.stateWith({ other: 1 }, WITH_SUMS)
  assert.equal(state.other, 1)
  assert.deepEqual(trips.tripIn(structuredClone(state), START), WITH_SUMS)
})

test("only answers that count are shared", () => {
  const answers = { [START]: "bill", "outage-state": "still", "reply-time-over": "yes", "how-far": "complaint" }
  const step = {
    dropped: [{ node: "outage-state", answer: "still", why: "" }],
    trace: [
      { node: START, title: "", answer: "bill", label: "", by: /** @type {const} */ ("reader") },
      { node: "reply-time-over", title: "", answer: "no", label: "", by: /** @type {const} */ ("rule") },
    ],
  }
  const { answers: counting } = trips.counting({ ...newTrip(START), answers }, step)
  assert.deepEqual(counting, { [START]: "bill", "how-far": "complaint" })
  assert.deepEqual(trips.counting(COMPLAINT, undefined), COMPLAINT)
})

for (const [text, known] of Object.entries({ "2026-02-28": true, "2026-02-31": false, "2026-2-3": false, "": false })) {
  test(`"${text}" is ${known ? "a" : "no"} day`, () => {
    assert.equal(trips.isDay(text), known)
    assert.equal(trips.mended({ ...COMPLAINT, asOf: text }, START)?.asOf, known ? text : undefined)
  })
}
