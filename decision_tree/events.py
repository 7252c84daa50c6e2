"""The dated events a case may hold: one vocabulary for every country."""

from enum import StrEnum


class Event(StrEnum):
    """Something that happened, or is to happen, on one day."""

    FAULT_REPORTED = "fault-reported"
    SERVICE_FAILED = "service-failed"
    OUTAGE_ENDED = "outage-ended"
    BILLING_PERIOD_ENDED = "billing-period-ended"
    SERVICE_START_DUE = "service-start-due"
    INVOICE_DELIVERED = "invoice-delivered"
    COMPLAINT_FILED = "complaint-filed"
    COMPLAINT_DELIVERED = "complaint-delivered"
    COMPLAINT_ACKNOWLEDGED = "complaint-acknowledged"
    COMPLETION_REQUESTED = "completion-requested"
    COMPLAINT_COMPLETED = "complaint-completed"
    ANSWER_SENT = "answer-sent"
    ANSWER_RECEIVED = "answer-received"
    COMPLAINT_REFUSED = "complaint-refused"
    COMPLAINT_ACCEPTED = "complaint-accepted"
    FIRST_CONTACT = "first-contact"
    ADR_FILED = "adr-filed"
    ADR_COMPLETE = "adr-complete"
    UKE_PROPOSAL_RECEIVED = "uke-proposal-received"
    NOTICE_TO_PAY_RECEIVED = "notice-to-pay-received"
    SUSPENSION_NOTICE_RECEIVED = "suspension-notice-received"
    CONTRACT_CONCLUDED = "contract-concluded"
    CONTRACT_ENDS = "contract-ends"
    SWITCH_DUE = "switch-due"
    CHANGE_NOTICE_RECEIVED = "change-notice-received"
    PAYMENT_ORDER_RECEIVED = "payment-order-received"


MAY_LIE_AHEAD = frozenset(
    {
        Event.CONTRACT_ENDS,
        Event.SWITCH_DUE,
        Event.SERVICE_START_DUE,
        Event.BILLING_PERIOD_ENDED,
    }
)
"""Days that are agreed beforehand; every other event has happened or is no event yet."""

DAY_OF_RECEIPT = frozenset(
    {Event.ANSWER_RECEIVED, Event.COMPLAINT_REFUSED, Event.COMPLAINT_ACCEPTED}
)
"""Answers whose day is that of receipt: the provider may have sent them earlier, in time."""
