import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

// `npm run dev` answers /api/v1 from the mock, or from HAPJONG_URL when it is set.
function mockApi(): Plugin {
  return {
    name: 'hapjong-mock-api',
    apply: 'serve',
    async configureServer(server) {
      if (process.env.HAPJONG_URL || process.env.VITEST) return;
      const { answer } = await import('./mock/api.mjs');
      server.middlewares.use(async (req, res, next) => {
        if (!req.url?.startsWith('/api/v1')) return next();
        let sent = '';
        for await (const part of req) sent += part;
        const { status, body, type } = answer(req.url, req.method, sent);
        res.writeHead(status, { 'content-type': type });
        res.end(body);
      });
    },
  };
}

export default defineConfig({
  base: '/',
  plugins: [svelte(), mockApi()],
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false, modulePreload: { polyfill: false } },
  server: process.env.HAPJONG_URL ? { proxy: { '/api': process.env.HAPJONG_URL } } : {},
  test: {
    include: ['test/**/*.test.ts', 'e2e/**/*.test.ts'],
    globalSetup: ['e2e/serve.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
} as Parameters<typeof defineConfig>[0]);
