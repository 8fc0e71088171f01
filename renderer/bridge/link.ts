/** A wire to the host. Text goes through unread; what it means is the bridge's business. */
export interface Link {
  /** Drops the text when the wire is down: the host paints anew after a reconnect, nothing is owed. */
  send(text: string): void;
  close(): void;
}

export interface LinkListener {
  onUp(): void;
  onText(text: string): void;
  onDown(): void;
}
