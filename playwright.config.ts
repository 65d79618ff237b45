import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './e2e/find-chromium.ts';

const PORT = 4187;
const ORIGIN = `http://127.0.0.1:${PORT}`;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  forbidOnly: process.env.CI !== undefined,
  // Runs are computed in the tests, so leave a core to each: time never decides whether a test passes.
  workers: 2,
  fullyParallel: true,
  // A second try tells a machine that stumbled from a test that fails; it is reported as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: ORIGIN,
    viewport: { width: 1440, height: 900 },
    // Files that are kept for use without a connection would be counted as asked for: offline.spec.ts allows them.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
  },
  webServer: { command: `npx vite preview --port ${PORT} --strictPort`, url: ORIGIN },
});
