export function ResendMail() {
  return null;
}
