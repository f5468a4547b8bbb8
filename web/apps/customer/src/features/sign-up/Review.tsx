import { useFormats } from '@billspay/console-kit/i18n';
import { Button, Stack, Text } from '@mantine/core';
import { Facts } from '../../parts/Facts';
import { Panel } from '../../parts/Panel';
import { useWords } from '../../words';
import type { Draft } from './draft';
import type { Asked } from './fields';

export interface ReviewProps {
  values: Draft;
  onChange: (step: Asked) => void;
}

export function Review({ values, onChange }: ReviewProps) {
  const t = useWords();
  const { day } = useFormats();
  const hidden = (
    <Text span inherit c="dimmed">
      {t('sign_up.hidden')}
    </Text>
  );
  const street = [values.addressLine1, values.addressLine2].filter(Boolean).join('\n');
  const panels = [
    [
      'account',
      [[t('field.email'), values.email] as const, [t('field.password'), hidden] as const],
    ],
    [
      'about',
      [
        [t('profile.name'), `${values.firstName} ${values.lastName}`] as const,
        [t('field.date_of_birth'), values.dateOfBirth && day(values.dateOfBirth)] as const,
        [t('field.ssn_last4'), hidden] as const,
        values.phone !== '' && ([t('field.phone'), values.phone] as const),
      ],
    ],
    [
      'address',
      [
        [
          t('field.line1'),
          `${street}\n${values.city}, ${values.state} ${values.postalCode}`,
        ] as const,
      ],
    ],
  ] as const;
  return (
    <Stack gap="lg">
      {panels.map(([step, facts]) => (
        <Panel
          key={step}
          title={t(`sign_up.step.${step}`)}
          action={
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('sign_up.change_step', { step: t(`sign_up.step.${step}`) })}
              onClick={() => onChange(step)}
            >
              {t('sign_up.change')}
            </Button>
          }
        >
          <Facts facts={facts} />
        </Panel>
      ))}
      <Text c="dimmed">{t('sign_up.review_text')}</Text>
    </Stack>
  );
}
