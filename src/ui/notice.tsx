import type { ReactNode } from 'react';

import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

const ICONS = { info: 'info', success: 'check', warning: 'warning', error: 'cross' } as const satisfies Record<
  string,
  IconName
>;

interface NoticeProps {
  tone?: keyof typeof ICONS;
  title?: ReactNode;
  children?: ReactNode;
}

/** A boxed remark. It announces nothing by itself: for what appears while people work, see `LiveRegion`. */
export function Notice({ tone = 'info', title, children }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice-${tone}`}>
      <Icon name={ICONS[tone]} />
      <div className="notice-body">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
