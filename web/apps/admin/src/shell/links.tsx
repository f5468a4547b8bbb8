// Links of the router that look like the rest of the console.
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Native = Omit<ComponentPropsWithRef<'a'>, keyof AnchorProps | keyof ButtonProps>;

function LookOfAnchor(props: Omit<AnchorProps, 'href'> & Native) {
  return <Anchor inherit underline="always" {...props} />;
}

function LookOfButton(props: ButtonProps & Native) {
  return <Button component="a" {...props} />;
}

export const TextLink = createLink(LookOfAnchor);
export const ButtonLink = createLink(LookOfButton);
