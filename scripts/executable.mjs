// npm marks the bin executable when it installs a package; a checkout that is built must do it itself.
import { chmodSync } from 'node:fs';

chmodSync(new URL('../dist/cli.js', import.meta.url), 0o755);
