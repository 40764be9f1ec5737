import type { ReactNode } from 'react';
import { Meander } from './meander';
import { Thread } from './thread';
import { Clew, YarnLight } from './yarn-ball';

/** What stands around every page: the shop's sign, the thread, the small print. */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <div className="page">
      <Thread />
      <YarnLight />
      <a className="skip-link" href="#main">
        Skip to the shop
      </a>
      <header className="sign">
        <div className="sign-row">
          <a className="sign-name" href="/">
            <Clew />
            Ariadne's Yarn
          </a>
          <a href="#thread">Follow the thread</a>
        </div>
        <Meander />
      </header>
      {children}
      <footer className="small-print">
        <p>
          Ariadne's Yarn is the demonstration shop of Clew: nothing is charged, nothing is shipped, everything
          is traced.
        </p>
      </footer>
    </div>
  );
}
