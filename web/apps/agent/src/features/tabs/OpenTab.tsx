// The page of one customer is a tab of the shell, which keeps it while another one is in sight.
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { tabs } from './store';

export function OpenTab() {
  const { id } = useParams({ from: '/signed-in/customers/$id' });
  useEffect(() => tabs.open(id), [id]);
  return null;
}
