import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';

import { classes } from './classes.ts';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
}

export function Button({ look = 'secondary', type = 'button', className, ...rest }: ButtonProps): ReactNode {
  // oxlint-disable-next-line react/button-has-type -- the type is one of the three, "button" unless told
  return <button type={type} className={classes('button', `button-${look}`, className)} {...rest} />;
}

interface ButtonLinkProps {
  href: string;
  look?: Look;
  children: ReactNode;
}

/** Goes to another page of the app, with the look of a button. */
export function ButtonLink({ href, look = 'secondary', children }: ButtonLinkProps): ReactNode {
  return (
    <Link href={href} className={classes('button', `button-${look}`)}>
      {children}
    </Link>
  );
}
