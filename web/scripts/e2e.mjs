// npm run e2e -- BASE_URL: the browser tests against a running `hapjong serve`.
// @ts-check
import { spawnSync } from 'node:child_process';

const url = process.argv[2];
if (!url || !/^https?:\/\//.test(url)) {
  console.error('usage: npm run e2e -- BASE_URL');
  process.exit(2);
}
const run = spawnSync('npx', ['vitest', 'run', 'e2e'], { stdio: 'inherit', env: { ...process.env, HAPJONG_URL: url.replace(/\/$/, '') } });
process.exit(run.status ?? 1);
