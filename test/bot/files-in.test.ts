import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { filesIn } from '../../src/bot/file-download.ts';

describe('the files in an activity', () => {
  const filesOf = (attachments: unknown) => filesIn({ type: 'message', attachments } as unknown as Activity);
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  const url = 'https://contoso.sharepoint.com/a.csv';
  const content = { downloadUrl: url, uniqueId: 'a', fileType: 'csv' };

  it('are those that Teams lets the bot fetch, in their order', () => {
    const attachments = [
      { contentType: 'text/html', content: '<div>hello</div>' },
      { contentType, name: 'a.csv', contentUrl: 'https://contoso.sharepoint.com/Documents/a.csv', content },
      { contentType, name: 'b.xlsx', content: { ...content, fileType: 'xlsx' } },
      { contentType: 'image/png', contentUrl: 'https://contoso.sharepoint.com/a.png' },
    ];
    assert.deepEqual(filesOf(attachments), [
      { name: 'a.csv', url, fileType: 'csv' },
      { name: 'b.xlsx', url, fileType: 'xlsx' },
    ]);
  });

  it('are none where there are no attachments', () => {
    for (const attachments of [undefined, null, [], 'text', {}, [null, 'text', 7]])
      assert.deepEqual(filesOf(attachments), []);
  });

  it('are kept, without an address, where the client leaves fields out', () => {
    const nothing = { name: '', url: '', fileType: '' };
    for (const without of [{}, { content: null }, { content: 'text' }, { name: 7, content: { downloadUrl: {} } }])
      assert.deepEqual(filesOf([{ contentType, ...without }]), [nothing]);
  });
});
