import { isPageUrl } from './page-origin.ts';

/** Of Electron's `IpcMainEvent`, what says who speaks. */
export interface Sender {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** True only for the top frame of our window showing our page. A frame that is already gone is nobody. */
export function isFromPage(event: Sender, contentsId: number): boolean {
  return (
    event.sender.id === contentsId &&
    event.senderFrame !== null &&
    event.senderFrame.parent === null &&
    isPageUrl(event.senderFrame.url)
  );
}
