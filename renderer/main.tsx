import { createRoot } from 'react-dom/client';
import { createBridge } from './bridge/bridge.ts';
import { connectToHost } from './bridge/connect.ts';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import './design/shell.css';
import './design/controls.css';
import './design/screens.css';
import './design/attract.css';
import './design/landscape.css';
import './design/ticket.css';
import { watchFingers } from './shell/fingers.ts';
import { keepHandsOff } from './shell/keep-hands-off.ts';
import { Page } from './shell/page.tsx';
import { prepareWords } from './words/words.ts';

const root = document.getElementById('page');
if (!root) throw new Error('index.html holds no #page');

keepHandsOff(document);
watchFingers(document);
const bridge = createBridge((listener) => connectToHost(window, listener));
await prepareWords();
createRoot(root).render(<Page bridge={bridge} />);
