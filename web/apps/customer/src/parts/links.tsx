// The router's links in the looks of Mantine's.
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Own = 'href' | keyof AnchorProps | keyof ButtonProps;

function PlainButton(props: ButtonProps & Omit<ComponentProps<'a'>, Own>) {
  return <Button component="a" {...props} />;
}

function PlainAnchor(props: AnchorProps & Omit<ComponentProps<'a'>, Own>) {
  return <Anchor {...props} />;
}

export const ButtonLink = createLink(PlainButton);
export const TextLink = createLink(PlainAnchor);
