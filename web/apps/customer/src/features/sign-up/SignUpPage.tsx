import { asProblem, idempotencyKeys, take } from '@billspay/console-kit/api';
import { Page, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api';
import { TextLink } from '../../parts/links';
import { useWords } from '../../words';
import { CheckMail } from './CheckMail';
import { draft } from './draft';
import { fieldsOf, firstGap, rules, stepOfField, toSend } from './fields';
import { Review } from './Review';
import classes from './SignUp.module.css';
import { StepFields } from './StepFields';
import { type Step, type StepSearch, steps } from './search';

export function SignUpPage() {
  const t = useWords();
  const navigate = useNavigate({ from: '/sign-up' });
  const { step = 'account' }: StepSearch = useSearch({ from: '/strangers/sign-up' });
  const [keyFor] = useState(idempotencyKeys);
  const [sentTo, setSentTo] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const checksOf = rules(t);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: draft.get(),
    validate: checksOf,
    onValuesChange: draft.keep,
  });

  const go = (to: Step, field?: string) => {
    wanted.current = field ?? '';
    void navigate({ search: to === 'account' ? {} : { step: to } });
  };
  const submission = useSubmission(form, async (values) => {
    const body = toSend(values);
    const header = { 'Idempotency-Key': keyFor(body) };
    try {
      await take(api.POST('/api/auth/register', { body, params: { header } }));
    } catch (error) {
      const field = Object.keys(asProblem(error).fieldErrors)[0];
      const at = field && stepOfField(field);
      if (at) go(at, field);
      throw error;
    }
    draft.forget();
    setSentTo(body.email);
  });

  // After a step: to the field that is wrong, or to the heading of the new step.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const node = wanted.current ? form.getInputNode(wanted.current) : heading.current;
    wanted.current = undefined;
    node?.focus();
  }, [step]);

  if (sentTo) return <CheckMail email={sentTo} />;
  const gap = firstGap(form.getValues(), checksOf, step);
  if (gap)
    return <Navigate to="/sign-up" search={gap === 'account' ? {} : { step: gap }} replace />;

  const number = steps.indexOf(step);
  const next = () => {
    if (step === 'review') return;
    const wrong = fieldsOf[step].filter((field) => form.validateField(field).hasError);
    if (wrong[0]) form.getInputNode(wrong[0])?.focus();
    else go(steps[number + 1] ?? 'review');
  };

  return (
    <Page title={t('sign_up.title')} width={28}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (step === 'review') submission.onSubmit(event);
          else next();
        }}
      >
        <Stack gap="lg">
          <div>
            <div className={classes.track} aria-hidden>
              {steps.map((one, index) => (
                <span key={one} {...(index <= number && { 'data-reached': true })} />
              ))}
            </div>
            <Text size="sm" c="dimmed">
              {t('sign_up.progress', { step: number + 1, steps: steps.length })}
            </Text>
            <Title order={2} ref={heading} tabIndex={-1} className={classes.heading}>
              {t(`sign_up.step.${step}`)}
            </Title>
          </div>
          <ProblemNotice error={submission.problem} />
          {step === 'review' ? (
            <Review values={form.getValues()} onChange={go} />
          ) : (
            <StepFields step={step} form={form} />
          )}
          <Group justify="space-between" wrap="nowrap">
            {number > 0 ? (
              <Button
                variant="default"
                size="md"
                onClick={() => go(steps[number - 1] ?? 'account')}
              >
                {t('sign_up.back')}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" size="md" loading={submission.busy}>
              {t(step === 'review' ? 'sign_up.send' : 'sign_up.next')}
            </Button>
          </Group>
          {step === 'account' && (
            <Text c="dimmed">
              {t('sign_up.known')}{' '}
              <TextLink to="/sign-in" underline="always">
                {t('nav.sign_in')}
              </TextLink>
            </Text>
          )}
        </Stack>
      </form>
    </Page>
  );
}
