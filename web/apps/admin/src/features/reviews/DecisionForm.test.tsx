import { ProblemError } from '@billspay/console-kit/api';
import { renderWithProviders } from '@billspay/console-kit/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { english } from '../../words';
import { DecisionForm, type DecisionFormProps } from './DecisionForm';

function Harness(props: Partial<DecisionFormProps>) {
  const [reason, setReason] = useState('');
  return (
    <DecisionForm
      decision="REJECTED"
      emailVerified
      outdated={false}
      onCancel={() => {}}
      onRefused={() => {}}
      onDecide={async () => {}}
      {...props}
      reason={reason}
      onReason={setReason}
    />
  );
}

function show(props: Partial<DecisionFormProps> = {}) {
  renderWithProviders(<Harness {...props} />, { words: english, color: 'plum' });
  return userEvent.setup();
}

describe('a decision on an enrolment', () => {
  it('asks for the reason that the customer reads', async () => {
    const onDecide = vi.fn(async () => {});
    const user = show({ onDecide });
    await user.click(screen.getByRole('button', { name: 'Decline enrolment' }));
    expect(screen.getByText('Write what the customer shall read.')).toBeTruthy();
    expect(onDecide).not.toHaveBeenCalled();
  });

  it('takes a common reason and lets it be edited', async () => {
    const onDecide = vi.fn(async () => {});
    const user = show({ onDecide });
    await user.click(screen.getByRole('button', { name: 'Has an account' }));
    await user.type(
      screen.getByLabelText(/Why is it declined/),
      ' Thanks.{Control>}{Enter}{/Control}',
    );
    expect(onDecide).toHaveBeenCalledWith(
      expect.stringMatching(/^You have an account.* Thanks\.$/),
    );
  });

  it('keeps what was typed when the customer was faster', async () => {
    const onRefused = vi.fn();
    const user = show({
      onRefused,
      onDecide: () => Promise.reject(new ProblemError('kyc-data-changed', 'It was changed', 409)),
    });
    await user.type(screen.getByLabelText(/Why is it declined/), 'No such street');
    await user.click(screen.getByRole('button', { name: 'Decline enrolment' }));
    expect(await screen.findByText('It was changed')).toBeTruthy();
    expect(onRefused).toHaveBeenCalledOnce();
    expect(screen.getByDisplayValue('No such street')).toBeTruthy();
  });

  it('approves without a reason, and explains an address that is not confirmed', async () => {
    const onDecide = vi.fn(async () => {});
    const user = show({ decision: 'APPROVED', emailVerified: false, onDecide });
    expect(screen.getByText('The e-mail address is not confirmed')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Approve enrolment' }));
    expect(onDecide).toHaveBeenCalledWith('');
  });
});
