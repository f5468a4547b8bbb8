import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { ProblemError } from '../api';
import { renderWithProviders } from '../testing';
import { ReasonDialog } from './ReasonDialog';

const onConfirm = vi.fn(async (_reason: string): Promise<void> => {});

function Records() {
  const [record, setRecord] = useState<string>();
  return (
    <>
      {['one', 'two'].map((name) => (
        <button key={name} type="button" onClick={() => setRecord(name)}>
          Void {name}
        </button>
      ))}
      <ReasonDialog
        opened={record !== undefined}
        onClose={() => setRecord(undefined)}
        title="Void it?"
        action="Void"
        reason="required"
        onConfirm={onConfirm}
      />
    </>
  );
}

it('keeps neither the reason nor the problem of one record for another', async () => {
  onConfirm.mockRejectedValueOnce(new ProblemError('offline', 'No connection', 0));
  renderWithProviders(<Records />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Void one' }));
  await user.type(await screen.findByLabelText(/Reason/), 'a wrong amount');
  await user.click(screen.getByRole('button', { name: 'Void' }));
  expect(await screen.findByText('No connection')).toBeTruthy();
  expect(screen.getByLabelText(/Reason/)).toHaveProperty('value', 'a wrong amount');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getByRole('button', { name: 'Void two' }));
  expect(await screen.findByLabelText(/Reason/)).toHaveProperty('value', '');
  expect(screen.queryByText('No connection')).toBeNull();
});
