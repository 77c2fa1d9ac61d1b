import assert from 'node:assert/strict';
import { personalChat, rootOf, tenantInId } from './conversation-ids.ts';

describe('the ids of conversations', () => {
  it('have a root without the thread', () => {
    assert.equal(rootOf('19:general@thread.tacv2;messageid=1'), '19:general@thread.tacv2');
    assert.equal(rootOf('a:chat'), 'a:chat');
  });

  const ids: [id: string, tenant: string | null][] = [
    ['a:contoso:chat', 'contoso'],
    ['19:Contoso:general@thread.tacv2;messageid=1', 'contoso'],
    ['contoso:chat', 'contoso'],
    [personalChat('contoso', '29:adele'), 'contoso'],
    [personalChat('', '29:adele'), null],
    ['a:chat', null],
    ['19:general@thread.tacv2', null],
    ['chat', null],
  ];
  for (const [id, tenant] of ids)
    it(`begin with ${tenant ?? 'no tenant'} in ${id}`, () => assert.equal(tenantInId(id), tenant));
});
