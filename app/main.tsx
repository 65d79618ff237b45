// The worker starts while this module loads, ahead of everything else.
import { session } from './run/live.ts';
import { createRoot } from 'react-dom/client';
import { bindAddressBar } from './link/address-bar.ts';
import { App } from './shell/App.tsx';
import { startTheme } from './shell/theme.ts';
import './theme.css';

startTheme();
bindAddressBar(session);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root"');
createRoot(root).render(<App />);
