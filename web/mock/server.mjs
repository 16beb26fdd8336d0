// Serves web/dist with the mock API, under the headers that `hapjong serve` sends: node mock/server.mjs [PORT]
// @ts-check
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer } from './api.mjs';
import { generationOf } from './more.mjs';

const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const types = /** @type {Record<string, string>} */ ({ '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8' });

/** Resolves to the listening server. @param {number} port @returns {Promise<{ url: string, close: () => void }>} */
export function serve(port = 0) {
  /** @type {Set<import('node:http').ServerResponse>} */
  const listeners = new Set();
  const tell = (/** @type {import('node:http').ServerResponse} */ response) => response.write(`event: generation\ndata: {"generation": ${generationOf()}}\n\n`);
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://mock').pathname;
    const headers = /** @type {Record<string, string>} */ ({ 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
    if (path === '/api/v1/events') {
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return tell(response);
    }
    if (path.startsWith('/api/')) {
      let sent = '';
      for await (const part of request) sent += part;
      const { status, type, body } = answer(request.url ?? '/', request.method, sent);
      if (request.method !== 'GET') listeners.forEach(tell);
      response.writeHead(status, { ...headers, 'content-type': type });
      return response.end(body);
    }
    let file = join(dist, normalize(path));
    if (!file.startsWith(dist) || !existsSync(file) || statSync(file).isDirectory()) file = join(dist, 'index.html');
    response.writeHead(200, { ...headers, 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
    return undefined;
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`, close: () => { server.closeAllConnections(); server.close(); } });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(process.argv[2] ?? 8471));
  console.log(url);
}
