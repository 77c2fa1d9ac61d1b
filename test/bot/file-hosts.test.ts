import assert from 'node:assert/strict';
import { isFileHost } from '../../src/bot/file-hosts.ts';

describe('the hosts of files', () => {
  const ADDRESSES: [url: string, allowed: boolean][] = [
    ['https://contoso.sharepoint.com/a.csv?tempauth=1', true],
    ['https://contoso-my.sharepoint.com/a.csv', true],
    ['https://CONTOSO.SharePoint.COM:443/a.csv', true],
    ['https://us-prod.asyncgw.teams.svc.ms/a.csv', true],
    ['http://contoso.sharepoint.com/a.csv', false],
    ['ftp://contoso.sharepoint.com/a.csv', false],
    ['file://contoso.sharepoint.com/a.csv', false],
    ['https://contoso.sharepoint.com:8443/a.csv', false],
    ['https://sharepoint.com/a.csv', false],
    ['https://svc.ms/a.csv', false],
    ['https://.sharepoint.com/a.csv', false],
    ['https://evilsharepoint.com/a.csv', false],
    ['https://evilsvc.ms/a.csv', false],
    ['https://contoso.sharepoint.com.evil.example/a.csv', false],
    ['https://contoso.sharepoint.com./a.csv', false],
    ['https://contoso.sharepoint.com@evil.example/a.csv', false],
    ['https://contoso.sharepoint.com%2f@evil.example/a.csv', false],
    ['https://evil.example\\@contoso.sharepoint.com/a.csv', false],
    ['https://evil.example/.sharepoint.com/a.csv', false],
    ['https://evil.example#.sharepoint.com', false],
    ['https://evil.example?.sharepoint.com', false],
    ['https://adele@contoso.sharepoint.com/a.csv', false],
    ['https://:secret@contoso.sharepoint.com/a.csv', false],
    ['https://127.0.0.1/a.csv', false],
    ['https://[::1]/a.csv', false],
    ['https://2130706433/a.csv', false],
    ['https://169.254.169.254/metadata', false],
    ['https://localhost/a.csv', false],
  ];
  for (const [url, allowed] of ADDRESSES) {
    it(`${allowed ? 'have' : 'do not have'} ${url}`, () => assert.equal(isFileHost(new URL(url)), allowed));
  }
});
