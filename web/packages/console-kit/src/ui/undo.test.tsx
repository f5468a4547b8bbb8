import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderWithProviders } from '../testing';
import { dismissToasts, useUndo } from './undo';

const undo = vi.fn(async () => {});

function Remover() {
  const { offer } = useUndo();
  return (
    <button type="button" onClick={() => offer({ message: 'Removed', undone: 'It is back', undo })}>
      Remove
    </button>
  );
}

async function remove() {
  renderWithProviders(<Remover />);
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('Removed')).toBeTruthy();
}

const pressKey = () => fireEvent.keyDown(window, { key: 'z', ctrlKey: true });

afterEach(() => {
  dismissToasts();
  undo.mockClear();
  vi.useRealTimers();
});

it('takes back by the key what was just removed, once', async () => {
  await remove();
  pressKey();
  pressKey();
  expect(await screen.findByText('It is back')).toBeTruthy();
  expect(undo).toHaveBeenCalledTimes(1);
});

it('takes nothing back for whoever signs in next', async () => {
  await remove();
  dismissToasts();
  pressKey();
  expect(undo).not.toHaveBeenCalled();
});

it('takes nothing back that was removed long ago', async () => {
  await remove();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  pressKey();
  expect(undo).not.toHaveBeenCalled();
});
