import { createServer } from 'node:http';

/** What `npm run dev` needs of a bot: it listens where it is told, answers with its process id, and ends on `/end`. */
createServer((request, response) => {
  response.end(String(process.pid));
  if (request.url === '/end') process.exit(3);
}).listen(Number(process.env['PORT']), process.env['HOST']);
