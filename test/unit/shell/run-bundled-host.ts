import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';

/** A program of its own: gives the bundled host the parent that Electron would give it, and one page. */
const [bundle = ''] = process.argv.slice(2);
const parent = new EventEmitter();
Object.defineProperty(process, 'parentPort', { value: parent });
await import(pathToFileURL(bundle).href);

const { port1, port2 } = new MessageChannel();
const wire = Object.assign(new EventEmitter(), {
  postMessage: (text: string) => port1.postMessage(text),
  start: () => port1.on('message', (data) => wire.emit('message', { data })),
  close: () => port1.close(),
});
port2.on('message', (text: string) => {
  process.stdout.write(`${text}\n`);
  if (text.includes('"kind":"view"')) parent.emit('message', { data: { kind: 'close' }, ports: [] });
});
parent.emit('message', { data: { kind: 'page' }, ports: [wire] });
port2.postMessage('{"kind":"ready"}');
