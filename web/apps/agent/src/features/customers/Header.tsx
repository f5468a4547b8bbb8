// Who is on the phone: the name, what identifies them, where they stand, how to reach them.
import { KycBadge, Time } from '@billspay/console-kit/ui';
import { Badge, Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useId } from 'react';
import { useWords } from '../../words';
import { Assistance } from './Assistance';
import type { CustomerAccount } from './account';
import { CopyButton } from './CopyButton';
import classes from './Header.module.css';
import { spacedNumber, spokenNumber } from './numbers';

export interface HeaderProps {
  account: CustomerAccount;
  addressShown: boolean;
  onToggleAddress: () => void;
}

type Profile = CustomerAccount['profile'];

function EmailState({ verified }: { verified: boolean }) {
  const t = useWords();
  return (
    <Badge variant="light" color={verified ? 'green' : 'yellow'} size="sm" tt="none">
      {t(verified ? 'customer.verified' : 'customer.unverified')}
    </Badge>
  );
}

function addressOf(profile: Profile): string {
  const { addressLine1, addressLine2, city, state, postalCode } = profile;
  return [addressLine1, addressLine2, `${city}, ${state} ${postalCode}`].filter(Boolean).join(', ');
}

export function Header({ account, addressShown, onToggleAddress }: HeaderProps) {
  const t = useWords();
  const addressId = useId();
  const { profile } = account;
  return (
    <section aria-label={t('customer.title')} className={classes.header}>
      <div className={classes.line}>
        <Title order={1} tabIndex={-1} className={classes.name}>
          {profile.firstName} {profile.lastName}
        </Title>
        <KycBadge status={profile.kycStatus} />
        <div className={classes.number}>
          <span aria-hidden>{spacedNumber(profile.customerNumber)}</span>
          <VisuallyHidden>
            {t('customer.number_spoken', { number: spokenNumber(profile.customerNumber) })}
          </VisuallyHidden>
          <CopyButton value={profile.customerNumber} label={t('customer.copy_number')} />
        </div>
        <div className={classes.assistance}>
          <Assistance account={account} />
        </div>
      </div>
      <div className={classes.line}>
        <div className={classes.fact}>
          <span className={classes.value}>{profile.email}</span>
          <CopyButton value={profile.email} label={t('customer.copy_email')} />
          <EmailState verified={profile.emailVerified} />
        </div>
        {profile.phone && (
          <div className={classes.fact}>
            <span className={classes.phone}>{profile.phone}</span>
            <CopyButton value={profile.phone} label={t('customer.copy_phone')} />
          </div>
        )}
        <div className={classes.fact}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconMapPin size={16} stroke={1.75} aria-hidden />}
            aria-expanded={addressShown}
            aria-controls={addressId}
            aria-keyshortcuts="A"
            onClick={onToggleAddress}
          >
            {t(addressShown ? 'customer.hide_address' : 'customer.show_address')}
          </Button>
          <span id={addressId} className={classes.address}>
            {addressShown && (
              <>
                {addressOf(profile)}
                <CopyButton value={addressOf(profile)} label={t('customer.copy_address')} />
              </>
            )}
          </span>
        </div>
        <Text size="sm" c="dimmed" className={classes.since}>
          {t('customer.since')} <Time at={profile.createdAt} />
        </Text>
      </div>
      {profile.kycReason && profile.kycStatus !== 'APPROVED' && (
        <Text size="sm" className={classes.reason}>
          <strong>{t('customer.kyc_reason')}</strong> {profile.kycReason}
        </Text>
      )}
    </section>
  );
}
