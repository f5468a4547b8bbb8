import { Anchor } from '@mantine/core';

/** Agents type it freely; what is plainly a number or an address can be pressed. */
export function Contact({ text }: { text: string }) {
  const bare = text.trim();
  if (/^\+?[0-9 ().-]{7,}$/.test(bare)) {
    return <Anchor href={`tel:${bare.replace(/[^+0-9]/g, '')}`}>{bare}</Anchor>;
  }
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(bare))
    return <Anchor href={`mailto:${bare}`}>{bare}</Anchor>;
  return bare;
}
