// A password in the form of those the server makes for new agents (agents/names.cpp): 25 characters
// in groups, about 124 bits.

// Without l, o, i, 0 and 1, which are mistaken for each other.
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';
// Bytes past the last whole round would make some characters likelier.
const fair = 256 - (256 % readable.length);

function readableCharacter(): string {
  for (;;) {
    const [byte = fair] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) return readable.charAt(byte % readable.length);
  }
}

export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, readableCharacter).join('');
  return Array.from({ length: 5 }, group).join('-');
}
