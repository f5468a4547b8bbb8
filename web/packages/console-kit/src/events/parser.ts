// The text of an event stream (HTML standard, "server-sent events") cut into events.
export interface ServerEvent {
  id: string | undefined;
  name: string;
  data: string;
}

export class SseParser {
  #rest = '';
  #id: string | undefined;
  #name = '';
  #data: string[] = [];

  constructor(private readonly tell: (event: ServerEvent) => void) {}

  push(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  #take(line: string): void {
    if (line === '') {
      this.#end();
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') this.#id = value;
    if (field === 'event') this.#name = value;
    if (field === 'data') this.#data.push(value);
  }

  #end(): void {
    if (this.#id !== undefined || this.#data.length > 0) {
      this.tell({ id: this.#id, name: this.#name || 'message', data: this.#data.join('\n') });
    }
    this.#id = undefined;
    this.#name = '';
    this.#data = [];
  }
}
