import { expect, it } from 'vitest';
import { type Command, filterCommands } from './commands';

const run = () => {};
const commands: Command[] = [
  { id: '1', label: 'Search customers', run },
  { id: '2', label: 'Open Ada Lindqvist', hint: '1718 2818 2849', run },
  { id: '3', label: 'Customer security', run },
];
const found = (typed: string) => filterCommands(commands, typed).map(({ id }) => id);

it('offers all at first', () => {
  expect(found('  ')).toEqual(['1', '2', '3']);
});

it('finds all words anywhere, what begins with them first', () => {
  expect(found('customer')).toEqual(['3', '1']);
  expect(found('lind ada')).toEqual(['2']);
  expect(found('2818')).toEqual(['2']);
  expect(found('nothing')).toEqual([]);
});
