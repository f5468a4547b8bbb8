export { brandOf, type CardBrand, formatCardNumber } from './brands';
export { aba, digitsOf, luhn } from './numbers';
