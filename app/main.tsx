import { createRoot } from 'react-dom/client';
import { keepForOffline } from './offline/when-idle.ts';
import { App } from './shell/App.tsx';
import { loadRunPage } from './shell/load-run-page.ts';
import { placeOf } from './shell/places.ts';
import { startTheme } from './shell/theme.ts';
import './theme.css';

// A frame without an origin starts no workers; public/sandboxed.js has said so.
const sandboxed = self.origin === 'null';
// A link to a run: its worker is under way before anything is drawn. Where it cannot be loaded the page says so.
if (!sandboxed && placeOf(location.hash) === null) loadRunPage().catch(() => {});
startTheme();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');
if (!sandboxed) {
  createRoot(root).render(<App />);
  keepForOffline();
}
