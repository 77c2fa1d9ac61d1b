import assert from 'node:assert/strict';
import { startConnector, type TestConnector } from './a-connector.ts';
import { NO_LIMITS } from './limits.ts';
import { briefly, idIn, type Speaker, speakTo } from './speaking.ts';

const CHAT = 'a:contoso:chat';

describe('the conversations of the connector', () => {
  let connector: TestConnector;
  let speaker: Speaker;
  before(async () => {
    connector = await startConnector({ limits: NO_LIMITS });
    speaker = speakTo(connector.serviceUrl);
  });
  beforeEach(() => connector.reset());
  after(() => connector.close());

  it('refuses what Teams would refuse: an unknown activity, too big a one, no JSON, no such route', async () => {
    const id = idIn(await speaker.post(CHAT));
    assert.equal(briefly(await speaker.update(CHAT, 'nowhere')), '404 ActivityNotFoundInConversation');
    assert.equal(briefly(await speaker.update('a:contoso:other', id)), '404 ActivityNotFoundInConversation');
    assert.equal(briefly(await speaker.remove(CHAT, id)), '200');
    assert.equal(briefly(await speaker.update(CHAT, id)), '404 ActivityNotFoundInConversation');
    assert.equal(briefly(await speaker.post(CHAT, { text: 'x'.repeat(51_000) })), '201');
    assert.equal(briefly(await speaker.post(CHAT, { text: 'x'.repeat(51_200) })), '413 MessageSizeTooBig');
    const raw = (path: string, method: string, body: string) =>
      fetch(`${connector.serviceUrl}${path}`, { method, body });
    assert.equal((await raw('v3/conversations/a/activities', 'POST', '{')).status, 400);
    assert.equal((await raw('v3/conversations/a%/activities', 'POST', '{}')).status, 400);
    assert.equal((await raw('v3/conversations/a/activities', 'PATCH', '{}')).status, 404);
    assert.equal((await raw('v3/conversations', 'PUT', '{}')).status, 404);
    assert.equal((await connector.received()).length, 3);
  });

  it('creates the same personal chat of a person each time', async () => {
    const adele = { bot: { id: '28:bot' }, members: [{ id: '29:adele' }], channelData: { tenant: { id: 'Contoso' } } };
    const first = await speaker.create(adele);
    const again = await speaker.create({ ...adele, activity: { type: 'message', text: 'hello' } });
    const other = await speaker.create({ ...adele, members: [{ id: '29:diego' }] });
    assert.equal(briefly(first), '201');
    assert.match(idIn(first), /^a:contoso:/);
    assert.equal(idIn(again), idIn(first));
    assert.notEqual(idIn(other), idIn(first));
    assert.deepEqual('body' in first && Object.keys(first.body), ['id', 'serviceUrl']);
    const [record, ...more] = await connector.received();
    assert.deepEqual(more, []);
    assert.deepEqual([record?.operation, record?.text, record?.rootId], ['create', 'hello', idIn(first)]);
    assert.equal('body' in again && again.body['activityId'], record?.activityId);
    assert.equal((await connector.stats()).created, 3);
    const members = await speaker.read(idIn(first), 'members');
    assert.deepEqual('body' in members && members.body, [{ id: '29:adele' }]);
  });

  it('creates a thread of a channel, which needs its first message, and no group chat', async () => {
    const general = {
      bot: { id: '28:bot' },
      isGroup: true,
      channelData: { channel: { id: '19:general@thread.tacv2' } },
    };
    const thread = await speaker.create({ ...general, activity: { type: 'message', text: 'hello' } });
    const [record] = await connector.received();
    assert.equal(idIn(thread), `19:general@thread.tacv2;messageid=${record?.activityId}`);
    assert.equal(record?.conversationId, idIn(thread));
    assert.equal(record?.rootId, '19:general@thread.tacv2');
    assert.equal(briefly(await speaker.create(general)), '400 BadArgument');
    const members = [{ id: '29:adele' }, { id: '29:diego' }];
    assert.equal(briefly(await speaker.create({ bot: { id: '28:bot' }, isGroup: true, members })), '400 BadArgument');
  });

  it('makes a personal chat anew where the one known is not found', async () => {
    await connector.block('*', '404-ConversationNotFound');
    const parameters = { bot: { id: '28:bot' }, members: [{ id: '29:adele' }], tenantId: 'contoso' };
    assert.equal(briefly(await speaker.create(parameters)), '201');
    assert.equal(briefly(await speaker.post('a:contoso:old')), '404 ConversationNotFound');
  });

  it('reads members: all, by page, one, by either of their ids', async () => {
    const members = Array.from({ length: 120 }, (_, at) => ({ id: `29:${at}`, aadObjectId: `object-${at}` }));
    await connector.configure({ members: { [CHAT]: members } });
    const read = async (which: string) => {
      const heard = await speaker.read(CHAT, which);
      return 'body' in heard ? heard.body : heard;
    };
    assert.deepEqual(await read('members'), members);
    assert.deepEqual(await read('members/29%3A7'), members[7]);
    assert.deepEqual(await read('members/object-8'), members[8]);
    assert.equal(briefly(await speaker.read(CHAT, 'members/29%3Anobody')), '404 MemberNotFoundInConversation');
    assert.deepEqual(await read('pagedmembers'), { members });
    assert.deepEqual(await read('pagedmembers?pageSize=50'), {
      members: members.slice(0, 50),
      continuationToken: '50',
    });
    assert.deepEqual(await read('pagedmembers?pageSize=50&continuationToken=100'), { members: members.slice(100) });
    assert.deepEqual(await connector.received(), []);
  });
});
