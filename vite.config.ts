import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { offline } from './offline/plugin.ts';

/** While developing, vite puts scripts and styles into the page and speaks to it; the built page allows neither. */
const developing: Plugin = {
  name: 'policy-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html
      .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
      .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
};

export default defineConfig({
  // Relative addresses: the built site works from any folder of any host.
  base: './',
  plugins: [react(), developing, offline()],
  worker: { format: 'es' },
  build: { target: 'es2023', license: { fileName: 'licences.txt' } },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1', port: 4173 },
});
