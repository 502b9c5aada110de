// The compiler writes what it compiles; what the dashboard's pages load beside it is copied.
import { cpSync } from 'node:fs';

cpSync(new URL('../src/server/assets', import.meta.url), new URL('../dist/server/assets', import.meta.url), { recursive: true });
