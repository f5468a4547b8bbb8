// The customers who are open at the same time, and who was open before. In memory only: it ends with
// the session.

export interface Tab {
  id: string;
  /** Known once the customer is loaded. */
  name: string | undefined;
  number: string | undefined;
  /** Something typed there is not saved yet. */
  draft: boolean;
}

export type Recent = Required<Pick<Tab, 'id'>> & { name: string; number: string };

export interface TabState {
  tabs: readonly Tab[];
  recent: readonly Recent[];
}

const mostRecent = 12;
const empty: TabState = { tabs: [], recent: [] };

export class TabStore {
  #state = empty;
  readonly #listeners = new Set<() => void>();

  get state(): TabState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): TabState => this.#state;

  open(id: string): void {
    if (this.#state.tabs.some((tab) => tab.id === id)) return;
    const known = this.#state.recent.find((one) => one.id === id);
    const tab = { id, name: known?.name, number: known?.number, draft: false };
    this.#set({ tabs: [...this.#state.tabs, tab] });
  }

  /** Names an open tab, and remembers who it was. */
  label({ id, name, number }: Recent): void {
    const recent = [{ id, name, number }, ...this.#state.recent.filter((one) => one.id !== id)];
    this.#change(id, { name, number });
    this.#set({ recent: recent.slice(0, mostRecent) });
  }

  /** What stands on a tab of nobody. */
  name(id: string, name: string): void {
    if (this.#state.tabs.some((tab) => tab.id === id && tab.name !== name)) {
      this.#change(id, { name });
    }
  }

  setDraft(id: string, draft: boolean): void {
    if (this.#state.tabs.some((tab) => tab.id === id && tab.draft !== draft)) {
      this.#change(id, { draft });
    }
  }

  /** Closes a tab; the id of the one to show instead, if any is left. */
  close(id: string): string | undefined {
    const at = this.#state.tabs.findIndex((tab) => tab.id === id);
    const rest = this.#state.tabs.filter((tab) => tab.id !== id);
    this.#set({ tabs: rest });
    return rest[Math.min(Math.max(at, 0), rest.length - 1)]?.id;
  }

  clear(): void {
    this.#set(empty);
  }

  #change(id: string, change: Partial<Tab>): void {
    this.#set({
      tabs: this.#state.tabs.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)),
    });
  }

  #set(change: Partial<TabState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

export const tabs = new TabStore();
