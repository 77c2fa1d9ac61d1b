/** Where Teams keeps the files that people send to a bot: a host under one of two names, never the names themselves. */
const FILE_HOST = /[a-z0-9-]\.(?:sharepoint\.com|svc\.ms)$/;

/** Whether a file may be fetched from this address: https at its usual port, with no one's name or password in it. */
export const isFileHost = ({ protocol, hostname, port, username, password }: URL): boolean =>
  protocol === 'https:' && port === '' && username === '' && password === '' && FILE_HOST.test(hostname);
