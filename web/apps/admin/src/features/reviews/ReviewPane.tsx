// One enrolment. Decisions are over the version that was seen: what changes meanwhile is shown
// first, and only then counts as seen.
import { Loaded, SkeletonRows } from '@billspay/console-kit/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../shell/links';
import { useWords } from '../../words';
import { DecisionBar } from './DecisionBar';
import { News } from './News';
import { newsOf } from './news';
import { type Review, useReview } from './queries';
import { ReviewDetails } from './ReviewDetails';
import classes from './Reviews.module.css';

const route = getRouteApi('/in/reviews/$customerId');

function Seen({ newest }: { newest: Review }) {
  const [seen, setSeen] = useState(newest);
  // Decided by somebody, or answered by the customer: that is another enrolment to look at.
  if (seen.customer.kycStatus !== newest.customer.kycStatus) setSeen(newest);
  const changed = seen.version !== newest.version;
  const news = changed ? newsOf(seen, newest) : [];
  return (
    <>
      {changed && <News changes={news} onSeen={() => setSeen(newest)} />}
      <ReviewDetails review={seen} />
      <DecisionBar review={seen} status={newest.customer.kycStatus} outdated={changed} />
    </>
  );
}

export function ReviewPane() {
  const t = useWords();
  const { customerId } = route.useParams();
  const review = useReview(customerId);
  return (
    <>
      <ButtonLink
        to="/reviews"
        search={true}
        variant="subtle"
        className={classes.back}
        leftSection={<IconArrowLeft size={16} aria-hidden />}
      >
        {t('reviews.back')}
      </ButtonLink>
      <article className={classes.card} aria-label={t('reviews.one')}>
        <Loaded query={review} skeleton={<SkeletonRows rows={7} height={40} />}>
          {(newest) => <Seen key={customerId} newest={newest} />}
        </Loaded>
      </article>
    </>
  );
}
