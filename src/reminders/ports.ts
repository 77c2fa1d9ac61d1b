/** What came of one POST or PUT to the connector. Reasons are for operators: a status and an error code, never what people wrote. */
export type SendOutcome =
  /** Accepted. The activity id is empty where the connector named none. */
  | { kind: 'sent'; activityId: string }
  /**
   * Worth another try, after this many milliseconds where the connector named them. Ambiguous: it may have been posted all the
   * same. Throttled: a limit of the conversation or of the tenant was exceeded.
   */
  | { kind: 'retry'; afterMs: number | null; ambiguous: boolean; throttled?: true; reason: string }
  /** Nothing can be posted here until the next activity comes from it. */
  | { kind: 'unreachable'; reason: string }
  /** The activity to update is no longer there: post a new one. */
  | { kind: 'gone'; reason: string }
  /** The conversation is not there: create a personal one anew, once. */
  | { kind: 'missing-conversation'; reason: string }
  /** Our fault: the same activity will be refused again. */
  | { kind: 'rejected'; reason: string }
  /** Our credentials are refused: nothing can be sent anywhere until someone has put them right. */
  | { kind: 'unauthorised'; reason: string };

/** A personal chat that was created, or found again: it is the same one each time. */
export type CreateOutcome =
  | { kind: 'created'; conversationId: string }
  | Exclude<SendOutcome, { kind: 'sent' | 'gone' }>;

/** Sends into conversations the bot knows, by their stored conversation reference. Never throws for what the connector answers. */
export interface CardSender {
  post(reference: Record<string, unknown>, activity: Record<string, unknown>): Promise<SendOutcome>;
  update(
    reference: Record<string, unknown>,
    activityId: string,
    activity: Record<string, unknown>,
  ): Promise<SendOutcome>;
  /** Creates the personal chat with the person of the reference, who and whose bot it names. */
  create(reference: Record<string, unknown>): Promise<CreateOutcome>;
}
