import assert from 'node:assert/strict';
import { until } from '../until.ts';
import { startConnector, type TestConnector } from './a-connector.ts';
import { ANSWER_KINDS, type AnswerKind, endingOf } from './answers.ts';
import { NO_LIMITS } from './limits.ts';
import { briefly, type Heard, type Speaker, speakTo } from './speaking.ts';

const CHAT = 'a:contoso:chat';

describe('the answers of the connector', () => {
  let connector: TestConnector;
  let speaker: Speaker;
  before(async () => {
    connector = await startConnector({ limits: NO_LIMITS, slowMs: 30 });
    speaker = speakTo(connector.serviceUrl);
  });
  beforeEach(() => connector.reset());
  after(() => connector.close());

  const settled = () => until(connector.stats, ({ pending }) => pending === 0);
  /** Posts, and goes away once the post has arrived. */
  const postAndLeave = async (activity = {}): Promise<Heard> => {
    const { requests } = await connector.stats();
    const leaving = new AbortController();
    const heard = speakTo(connector.serviceUrl, leaving.signal).post(CHAT, activity);
    await until(connector.stats, (stats) => stats.requests > requests);
    leaving.abort();
    return heard;
  };
  const heardNow = async (kind: AnswerKind): Promise<Heard> => {
    await connector.script(CHAT, kind);
    if (endingOf(kind).by !== 'silence') return speaker.post(CHAT, { text: kind });
    return postAndLeave({ text: kind });
  };

  const HEARD: Record<AnswerKind, [heard: string, isRecorded: boolean]> = {
    ok: ['201', true],
    slow: ['201', true],
    '400': ['400 BadArgument', false],
    '401': ['401 BotNotRegistered', false],
    '403-BotNotInConversationRoster': ['403 BotNotInConversationRoster', false],
    '403-ConversationBlockedByUser': ['403 ConversationBlockedByUser', false],
    '403-BotDisabledByAdmin': ['403 BotDisabledByAdmin', false],
    '403-ForbiddenOperationException': ['403 ForbiddenOperationException', false],
    '403-MessageWritesBlocked': ['403 MessageWritesBlocked', false],
    '403-unknown': ['403 NotInAnyTable', false],
    '404-ConversationNotFound': ['404 ConversationNotFound', false],
    '404-ActivityNotFoundInConversation': ['404 ActivityNotFoundInConversation', false],
    '404-MemberNotFoundInConversation': ['404 MemberNotFoundInConversation', false],
    '412': ['412 PreconditionFailed', false],
    '413': ['413 MessageSizeTooBig', false],
    '429': ['429 Throttled', false],
    '429-retry-after': ['429 Throttled after 1', false],
    '500': ['500 ServiceError', false],
    '500-after': ['500 ServiceError', true],
    '502': ['502 BadGateway', false],
    '502-after': ['502 BadGateway', true],
    '503': ['503 ServiceUnavailable', false],
    '503-retry-after': ['503 ServiceUnavailable after 1', false],
    '503-after': ['503 ServiceUnavailable', true],
    '504': ['504 GatewayTimeout', false],
    '504-after': ['504 GatewayTimeout', true],
    'reset-before': ['ECONNRESET', false],
    'reset-after': ['ECONNRESET', true],
    'silent-before': ['AbortError', false],
    'silent-after': ['AbortError', true],
  };
  for (const kind of ANSWER_KINDS) {
    const [heard, isRecorded] = HEARD[kind];
    it(`answers ${kind}, with the message ${isRecorded ? 'taken' : 'not taken'}`, async () => {
      assert.equal(briefly(await heardNow(kind)), heard);
      const { accepted, told, ambiguous, refused, answers } = await settled();
      const isTold = heard === '201';
      assert.deepEqual(
        { accepted, told, ambiguous },
        isRecorded
          ? { accepted: 1, told: isTold ? 1 : 0, ambiguous: isTold ? 0 : 1 }
          : { accepted: 0, told: 0, ambiguous: 0 },
      );
      assert.deepEqual(refused, isRecorded ? {} : { [kind]: 1 });
      assert.deepEqual(answers, { [kind]: 1 });
      const records = await connector.received();
      assert.deepEqual(
        records.map(({ text, answer, telling }) => [text, answer, telling]),
        isRecorded ? [[kind, kind, isTold ? 'told' : 'ambiguous']] : [],
      );
    });
  }

  it('counts as ambiguous what its client did not wait for', async () => {
    await connector.configure({ slowMs: 60_000 });
    await connector.script(CHAT, 'slow');
    assert.equal(briefly(await postAndLeave()), 'AbortError');
    const { told, ambiguous } = await settled();
    assert.deepEqual({ told, ambiguous }, { told: 0, ambiguous: 1 });
  });

  it('refuses a write while it is answering another one of the conversation', async () => {
    await connector.configure({ slowMs: 60_000 });
    await connector.script(CHAT, 'slow');
    const givesUp = new AbortController();
    const first = speakTo(connector.serviceUrl, givesUp.signal).post(CHAT);
    await until(connector.stats, ({ pending }) => pending === 1);
    assert.equal(briefly(await speaker.post(`${CHAT};messageid=1`)), '412 PreconditionFailed');
    assert.equal(briefly(await speaker.read(CHAT, 'members')), '200');
    assert.equal(briefly(await speaker.post('a:contoso:other')), '201');
    givesUp.abort();
    await first;
    const { refused } = await settled();
    assert.deepEqual(refused, { 'concurrent-write': 1 });
    assert.equal(briefly(await speaker.post(CHAT)), '201');
  });
});
