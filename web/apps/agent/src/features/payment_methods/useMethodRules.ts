// What can be said about the fields before the server is asked.
import { aba, brandOf, digitsOf, luhn } from '@billspay/console-kit/cards';
import { useWords } from '../../words';
import { isOver, readExpiry } from './expiry';
import { type DetailValues, isBank, type NewMethodValues } from './values';

export function useDetailRules() {
  const t = useWords();
  const wanted = (value: string) => (value.trim() ? null : t('methods.address_missing'));
  return {
    expiry: (text: string) => {
      const expiry = readExpiry(text);
      if (!expiry) return t('methods.expiry_wrong');
      return isOver(expiry) ? t('methods.expiry_over') : null;
    },
    address: {
      line1: wanted,
      city: wanted,
      state: (value: string) =>
        /^[a-z]{2}$/i.test(value.trim()) ? null : t('methods.state_wrong'),
      postalCode: (value: string) =>
        /^\d{5}(-\d{4})?$/.test(value.trim()) ? null : t('methods.postal_wrong'),
    },
  };
}

export function useNewMethodRules() {
  const t = useWords();
  const rules = useDetailRules();
  const own = (field: keyof typeof rules.address) => (value: string, values: NewMethodValues) =>
    values.useProfileAddress ? null : rules.address[field](value);
  return {
    accountNumber: (text: string, values: NewMethodValues) => {
      const digits = digitsOf(text);
      if (!isBank(values)) return luhn(digits) ? null : t('methods.number_wrong');
      return digits.length >= 4 && digits.length <= 17 ? null : t('methods.bank_number_wrong');
    },
    routingNumber: (text: string, values: NewMethodValues) =>
      !isBank(values) || aba(digitsOf(text)) ? null : t('methods.routing_wrong'),
    securityCode: (code: string, values: NewMethodValues) => {
      const length = brandOf(digitsOf(values.accountNumber))?.code ?? 3;
      const right = code === '' || new RegExp(`^\\d{${length}}$`).test(code);
      return isBank(values) || right ? null : t('methods.code_wrong', { length });
    },
    expiry: (text: string, values: NewMethodValues) => (isBank(values) ? null : rules.expiry(text)),
    holder: (name: string, values: NewMethodValues) =>
      isBank(values) && !name.trim() ? t('methods.owner_missing') : null,
    line1: own('line1'),
    city: own('city'),
    state: own('state'),
    postalCode: own('postalCode'),
  };
}

/** Of a saved method: an address is whole or not there; a card that is over may keep its end. */
export function useEditRules(bank: boolean, kept: DetailValues) {
  const rules = useDetailRules();
  const t = useWords();
  const whole = (field: keyof typeof rules.address) => (value: string, values: DetailValues) => {
    const { line1, line2, city, state, postalCode } = values;
    const none = [line1, line2, city, state, postalCode].every((part) => part.trim() === '');
    return none ? null : rules.address[field](value);
  };
  return {
    provider: (name: string) => (name.trim() ? null : t('methods.provider_missing')),
    holder: (name: string) => (bank && !name.trim() ? t('methods.owner_missing') : null),
    expiry: (text: string) => (bank || text === kept.expiry ? null : rules.expiry(text)),
    line1: whole('line1'),
    city: whole('city'),
    state: whole('state'),
    postalCode: whole('postalCode'),
  };
}
