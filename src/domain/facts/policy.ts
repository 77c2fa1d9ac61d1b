/** Our own defaults and Microsoft's short periods, in calendar days (rulebook §4 and §6). */
export const POLICY = {
  /** The new subscription's own cancellation window (new-commerce cancellation policy): provisioning falls inside it. */
  cancellationWindow: 7,
  /** From today to the end of the month that is planned for, where any month will do. */
  leadForMonthlyTerm: 30,
  /** Less than this before the end, a partner transfer is not begun. */
  leadForTransfer: 14,
  /** A transfer is planned this long from today, if the end leaves so much. */
  transferWithin: 28,
  /** Less than this before the end, a manual move is not feasible. */
  leadForManualMove: 3,
  /** Before the anchor of a line. */
  requestRelationship: 21,
  acceptInvitation: 14,
  acceptAgreement: 7,
  askBillingSupport: 21,
  chooseOffer: 7,
  /** After the anchor of a line. */
  provisionAfter: 4,
  approveAfter: 7,
} as const;
