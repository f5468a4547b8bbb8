// Home answers three questions: am I approved, what was paid, what needs me.
import { CustomerNumber, Loaded, Page } from '@billspay/console-kit/ui';
import { useQuery } from '@tanstack/react-query';
import { profileQuery } from '../../parts/queries';
import { useWords } from '../../words';
import { Enrolment } from './Enrolment';
import classes from './Home.module.css';
import { HomeSkeleton } from './HomeSkeleton';
import { Latest } from './Latest';
import { Needs } from './Needs';
import { ThisMonth } from './ThisMonth';

export default function HomePage() {
  const t = useWords();
  const profile = useQuery(profileQuery);
  return (
    <Loaded query={profile} skeleton={<HomeSkeleton />}>
      {({ value: { user } }) => (
        <Page
          title={t('home.hello', { name: user.firstName })}
          documentTitle={t('home.document')}
          lead={
            <>
              {t('home.number')} <CustomerNumber value={user.customerNumber} />
            </>
          }
        >
          <div className={classes.home}>
            {user.kycStatus !== 'APPROVED' && (
              <div className={classes.enrolment}>
                <Enrolment profile={user} />
              </div>
            )}
            <div className={classes.aside}>
              <Needs profile={user} />
              <ThisMonth />
            </div>
            <Latest approved={user.kycStatus === 'APPROVED'} />
          </div>
        </Page>
      )}
    </Loaded>
  );
}
