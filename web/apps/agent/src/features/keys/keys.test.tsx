import { MantineProvider, Modal } from '@mantine/core';
import { fireEvent, render } from '@testing-library/react';
import { Activity } from 'react';
import { expect, it, vi } from 'vitest';
import { nameOf, useKeys } from './keys';
import { switchSingleKeys } from './preference';

const plain = { code: '', ctrlKey: false, metaKey: false, altKey: false };

function Page({ run, palette }: { run: () => void; palette: () => void }) {
  useKeys({ b: run, 'alt+1': run, ArrowDown: run, 'mod+k': palette });
  return (
    <>
      <input aria-label="field" />
      <button type="button">button</button>
    </>
  );
}

function show() {
  const run = vi.fn();
  const palette = vi.fn();
  const page = render(<Page run={run} palette={palette} />);
  return { run, palette, page };
}

it('names strokes', () => {
  expect(nameOf({ ...plain, key: 'B' })).toBe('b');
  expect(nameOf({ ...plain, key: '?' })).toBe('?');
  expect(nameOf({ ...plain, key: 'k', metaKey: true })).toBe('mod+k');
  expect(nameOf({ ...plain, key: '¡', code: 'Digit1', altKey: true })).toBe('alt+1');
  expect(nameOf({ ...plain, key: '∑', code: 'KeyW', altKey: true })).toBe('alt+w');
});

it('never takes a letter from somebody who types', () => {
  const { run, palette, page } = show();
  fireEvent.keyDown(page.getByLabelText('field'), { key: 'b' });
  expect(run).not.toHaveBeenCalled();
  fireEvent.keyDown(page.getByLabelText('field'), { key: 'k', ctrlKey: true });
  expect(palette).toHaveBeenCalledOnce();
  fireEvent.keyDown(page.getByRole('button'), { key: 'b' });
  expect(run).toHaveBeenCalledOnce();
});

it('switches single letters off, and nothing else', () => {
  const { run, page } = show();
  switchSingleKeys(false);
  fireEvent.keyDown(page.getByRole('button'), { key: 'b' });
  expect(run).not.toHaveBeenCalled();
  fireEvent.keyDown(page.getByRole('button'), { key: '1', code: 'Digit1', altKey: true });
  fireEvent.keyDown(page.getByRole('button'), { key: 'ArrowDown' });
  expect(run).toHaveBeenCalledTimes(2);
  switchSingleKeys(true);
});

it('leaves the keyboard to an open dialog', () => {
  const { run, page } = show();
  const dialog = document.createElement('div');
  dialog.setAttribute('aria-modal', 'true');
  document.body.append(dialog);
  fireEvent.keyDown(page.getByRole('button'), { key: 'b' });
  dialog.remove();
  expect(run).not.toHaveBeenCalled();
});

it('does not wait for a dialog that is kept out of sight', async () => {
  const run = vi.fn();
  const page = (mode: 'visible' | 'hidden') => (
    <MantineProvider env="test">
      <Page run={run} palette={run} />
      <Activity mode={mode}>
        <section>
          <Modal opened onClose={() => {}} title="dialog" />
        </section>
      </Activity>
    </MantineProvider>
  );
  const { rerender, getByRole, findByRole } = render(page('visible'));
  await findByRole('dialog');
  fireEvent.keyDown(document.body, { key: 'b' });
  expect(run).not.toHaveBeenCalled();
  rerender(page('hidden'));
  fireEvent.keyDown(getByRole('button', { name: 'button' }), { key: 'b' });
  expect(run).toHaveBeenCalledOnce();
});
