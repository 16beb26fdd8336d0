// Before the browser tests: a running server from HAPJONG_URL, or the built pages over the mock.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((most, name) => Math.max(most, newest(join(path, name))), 0);
}

function buildIfStale(): void {
  const built = 'dist/index.html';
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(newest('src'), newest('public'), newest('index.html'))) return;
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  if (status !== 0) throw new Error('the build failed');
}

export default async function setup(): Promise<(() => void) | undefined> {
  if (process.env.HAPJONG_URL) return undefined;
  buildIfStale();
  const { serve } = await import('../mock/server.mjs');
  const { url, close } = await serve(0);
  process.env.HAPJONG_URL = url;
  process.env.HAPJONG_MOCK = '1';
  return close;
}
