export { readAmount } from '@billspay/console-kit/ui';
