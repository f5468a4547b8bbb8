export { type Departure, type StaffDeparture, watchDeparture } from './departure';
export { type Device, deviceOf } from './device';
export type { PasswordChange } from './PasswordChangeForm';
export type { StaffSession } from './SessionList';
export { StaffSecurity, type StaffSecurityProps } from './StaffSecurity';
export {
  type StaffCredentials,
  type StaffSignedIn,
  StaffSignIn,
  type StaffSignInProps,
} from './StaffSignIn';
export { type StaffWord, staffEnglish, useStaffWords } from './words';
