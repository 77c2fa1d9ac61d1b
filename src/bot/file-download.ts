import type { Activity } from 'botbuilder';
import type { Locale } from '../domain/locale.ts';
import { isFileHost } from './file-hosts.ts';
import { isSpreadsheetName, type TextProblem, textOf } from './file-text.ts';

/** A file as an activity carries it. `url` opens it without further credentials, so it is never logged or shown. */
export type SentFile = { name: string; url: string; fileType: string };
export type FileProblem = TextProblem | 'host-not-allowed' | 'too-large' | 'unreachable' | 'gone';
export type DownloadedFile = { kind: 'text'; text: string } | { kind: 'problem'; problem: FileProblem };
export type FileDownload = (file: SentFile, locale: Locale) => Promise<DownloadedFile>;

type Options = {
  fetch: typeof globalThis.fetch;
  /** For the whole request, in milliseconds. Teams waits 15 s for the answer to the message. */
  timeoutMs: number;
  isAllowed: (url: URL) => boolean;
};
type Body = ReadableStream<Uint8Array> | null;

const FILE_CONTENT_TYPE = 'application/vnd.microsoft.teams.file.download.info';
const LARGEST_BYTES = 1024 * 1024;
/** The link opens nothing now: its permission, which it carries itself, has run out, or the file was deleted. */
const GONE = [401, 403, 404, 410];

const problem = (what: FileProblem): DownloadedFile => ({ kind: 'problem', problem: what });
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The files that a message in a personal chat carries. Other attachments, such as the message itself as HTML, are none. */
export const filesIn = ({ attachments }: Activity): SentFile[] =>
  (Array.isArray(attachments) ? attachments : [])
    .filter((attachment) => attachment?.contentType === FILE_CONTENT_TYPE)
    .map(({ name, content }) => ({
      name: textIn(name),
      url: textIn(content?.downloadUrl),
      fileType: textIn(content?.fileType),
    }));

/** The first bytes of a body, decompressed, cut where no UTF-16 character is halved; what is left over is not read. */
const readStart = async (body: Body): Promise<{ bytes: Uint8Array; whole: boolean }> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > LARGEST_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, LARGEST_BYTES), whole: size <= LARGEST_BYTES };
};

/**
 * Fetches the text of a sent file: from the allowed hosts only, without credentials, redirects or a second try, at most
 * 1 MB. A fault of the network, whose error could quote the address, becomes 'unreachable'.
 */
export const createFileDownload = ({
  fetch = globalThis.fetch,
  timeoutMs = 8_000,
  isAllowed = isFileHost,
}: Partial<Options> = {}): FileDownload => {
  const fetchStart = async (url: URL) => {
    try {
      const response = await fetch(url, {
        // No compression asked for: the size that is sent is then the size that counts.
        headers: { accept: 'text/csv, text/plain, */*', 'accept-encoding': 'identity' },
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status === 200) return await readStart(response.body);
      await response.body?.cancel();
      return GONE.includes(response.status) ? 'gone' : 'unreachable';
    } catch {
      return 'unreachable';
    }
  };

  return async (file, locale) => {
    const url = URL.parse(file.url);
    if (!url) return problem('unreachable');
    if (!isAllowed(url)) return problem('host-not-allowed');
    // Known by its name, and often larger than what is read.
    if (isSpreadsheetName(file)) return problem('spreadsheet');
    const start = await fetchStart(url);
    if (typeof start === 'string') return problem(start);
    const text = textOf(start.bytes, file, locale);
    if (start.whole) return text;
    const isOther = text.kind === 'problem' && ['spreadsheet', 'not-text'].includes(text.problem);
    return isOther ? text : problem('too-large');
  };
};
