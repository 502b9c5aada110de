/** Fixture portals by what they are for here (fixtures/sites). */
export const COMPLIANT = 'https://jmorel.opendatasoft.com/';
export const WITH_BANNER = 'https://dashboard.paris/';
export const BEFORE_CONSENT = 'https://bfortune.opendatasoft.com/';
export const CUT_OFF = 'https://smartbump.opendatasoft.com/';
export const ADVERTISING = 'https://mtran.my.opendatasoft.com/';
export const HANGING = 'https://hang.example/';
/** Nothing listens on the loopback's discard port. */
export const DEAD = 'https://dead.example/';

/** The flags under which the fixture server is those portals. */
export function towards(port: number): string[] {
  return ['--resolve', 'dead.example=127.0.0.1:9', '--resolve', '*.invalid=nowhere.invalid:443', '--resolve', `*=127.0.0.1:${port}`];
}
