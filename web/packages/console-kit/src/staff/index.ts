export { type Departure, type StaffDeparture, watchDeparture } from './departure';
export {
  type StaffCredentials,
  type StaffSignedIn,
  StaffSignIn,
  type StaffSignInProps,
} from './StaffSignIn';
export { type StaffWord, staffEnglish, useStaffWords } from './words';
