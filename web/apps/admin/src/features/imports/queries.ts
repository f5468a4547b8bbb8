import { type components, take } from '@billspay/console-kit/api';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../api';

type Schemas = components['schemas'];
export type Report = Schemas['ImportReport'];
export type Import = Schemas['Import'];
export type Mode = Report['mode'];
export const modes: readonly Mode[] = ['all-or-nothing', 'valid-only'];

export interface Upload {
  file: File;
  mode: Mode;
  dryRun: boolean;
  key: string;
}

/** A file that was saved or moved since it was chosen cannot be read, which looks like no network. */
export async function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** The file goes up as it is, byte for byte: the server says if it is not UTF-8. */
export function sendImport({ file, mode, dryRun, key }: Upload): Promise<Report> {
  return take(
    api.POST('/api/admin/imports', {
      params: { query: { mode, dryRun }, header: dryRun ? {} : { 'Idempotency-Key': key } },
      headers: { 'Content-Type': 'text/csv' },
      body: file.name,
      bodySerializer: () => file,
    }),
  );
}

export function fetchImports(cursor: string | undefined) {
  return take(api.GET('/api/admin/imports', { params: { query: { cursor } } }));
}

export function useImported() {
  const queryClient = useQueryClient();
  return useCallback(() => {
    for (const noun of ['imports', 'transactions', 'dashboard', 'audit', 'account']) {
      void queryClient.invalidateQueries({ queryKey: [noun] });
    }
  }, [queryClient]);
}

const columns = 'customerNumber,biller,accountId,amount,paidOn,confirmation,notes';
const example =
  '1234-5678-9012,Evergreen Life,AC-0000000000,84.27,2026-01-31,CONF-0001,Replace this line';

export function templateFile(): Blob {
  return new Blob([`${columns}\r\n${example}\r\n`], { type: 'text/csv' });
}
