import { expect, it } from 'vitest';
import { TabStore } from './store';

function withThree(): TabStore {
  const store = new TabStore();
  for (const id of ['a', 'b', 'c']) store.open(id);
  return store;
}

it('opens a customer once', () => {
  const store = withThree();
  store.open('b');
  expect(store.state.tabs.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

it('shows the neighbour of a closed one', () => {
  const store = withThree();
  expect(store.close('b')).toBe('c');
  expect(store.close('c')).toBe('a');
  expect(store.close('a')).toBeUndefined();
});

it('remembers who was open, the last one first, and names them at once again', () => {
  const store = withThree();
  store.label({ id: 'a', name: 'Ada', number: '1' });
  store.label({ id: 'b', name: 'Ben', number: '2' });
  store.label({ id: 'a', name: 'Ada', number: '1' });
  store.close('a');
  expect(store.state.recent.map(({ name }) => name)).toEqual(['Ada', 'Ben']);
  store.open('a');
  expect(store.state.tabs.at(-1)?.name).toBe('Ada');
});

it('keeps nothing of anybody after the session', () => {
  const store = withThree();
  store.label({ id: 'a', name: 'Ada', number: '1' });
  store.clear();
  expect(store.state).toEqual({ tabs: [], recent: [] });
});

it('knows which customer has something unsaved', () => {
  const store = withThree();
  store.setDraft('b', true);
  expect(store.state.tabs.filter(({ draft }) => draft).map(({ id }) => id)).toEqual(['b']);
});
