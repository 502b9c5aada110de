import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { CookieAuditError } from '../model/errors.ts';
import { nextTimes } from '../queues/cron.ts';
import { Schedule } from '../queues/schedules.ts';
import type { Guard } from './access.ts';
import { askForScan } from './ask-for-scan.ts';
import type { Changes } from './changes.ts';
import { download, formats, verdictOf } from './downloads.ts';
import type { Html } from './html.ts';
import { name, pageNumber, portalUrl, read, search, verdict } from './inputs.ts';
import { changesPage, KINDS } from './pages/changes.ts';
import { page, type Section } from './pages/layout.ts';
import { loginPage } from './pages/login.ts';
import { portalPage } from './pages/portal.ts';
import { portfolioPage, SORTS } from './pages/portfolio.ts';
import { queuePage } from './pages/queue.ts';
import { reportPage } from './pages/report.ts';
import { RESULTS_PER_PAGE, runPage, runsPage } from './pages/runs.ts';
import { schedulesPage } from './pages/schedules.ts';
import type { ServerParts } from './parts.ts';
import type { Snapshots } from './snapshots.ts';
import type { Trends } from './trends.ts';
import { plannedTimes, portfolioOf } from './views.ts';
import { portalName, standing } from './words.ts';

const hide = { schema: { hide: true } };
const RUNS = 30;
const HISTORY = 90;
/** Seconds between looks at what is under way */
const REFRESH = 3;
/** Of a reader who waits for a page: what takes longer is told to be under way. */
const PATIENCE_MS = 150;
const few = (max: number) => ({ ...hide, config: { rateLimit: { max, timeWindow: '1 minute' } } });

/** The pages for people; each is whole without a script. */
export function pageRoutes(
  app: FastifyInstance,
  parts: ServerParts,
  { guard, snapshots, trends, changes }: { guard: Guard; snapshots: Snapshots; trends: Trends; changes: Changes },
): void {
  const { store } = parts;
  const canScan = parts.scans !== null;
  interface Shown {
    title: string;
    section: Section;
    body: Html;
    live?: boolean;
    notice?: string | null;
  }
  const show = async (reply: FastifyReply, { title, section, body, live = false, notice = null }: Shown): Promise<FastifyReply> =>
    await reply.type('text/html').send(page({ title, section, body, notice, signedIn: guard.hasToken, refresh: live ? REFRESH : null }));

  app.get('/', hide, async (request, reply) => {
    const query = read(
      z.object({ portfolio: name, verdict, search, sort: z.enum(SORTS).catch('worst'), page: pageNumber, fresh: z.string().optional() }),
      request.query,
    );
    const portfolio = await portfolioOf(parts, query.portfolio);
    const { latest, runs } = portfolio.name === null ? { latest: [], runs: [] } : await snapshots.of(portfolio.name);
    const [newest] = runs;
    if (newest !== undefined) changes.prepare(newest);
    const body = portfolioPage({
      portfolio: portfolio.name,
      portfolios: portfolio.all,
      latest,
      runs,
      trend: await trends.of(runs),
      filter: { ...query, fresh: query.fresh !== undefined },
      canScan: canScan && portfolio.name !== null,
    });
    return await show(reply, { title: 'Portals', section: 'portals', body, live: runs.some((run) => standing(run) === 'running') });
  });

  app.get('/portal', hide, async (request, reply) => {
    const query = read(z.object({ url: portalUrl, portfolio: name }), request.query);
    const { name: portfolio } = await portfolioOf(parts, query.portfolio);
    const history = await store.history(query.url, { ...(portfolio === null ? {} : { portfolio }), limit: HISTORY });
    if (history.length === 0) void reply.code(404);
    const body = portalPage({ url: query.url, portfolio: portfolio ?? '', history, canScan });
    return await show(reply, { title: portalName(query.url), section: 'portals', body });
  });

  app.get('/runs', hide, async (request, reply) => {
    const { portfolio, before } = read(z.object({ portfolio: name, before: name }), request.query);
    if (portfolio !== undefined) await portfolioOf(parts, portfolio);
    const runs = await store.runs({
      ...(portfolio === undefined ? {} : { portfolio }),
      ...(before === undefined ? {} : { before }),
      limit: RUNS + 1,
    });
    const shown = runs.slice(0, RUNS);
    const older = runs.length > RUNS ? (shown.at(-1)?.id ?? null) : null;
    const live = shown.some((run) => standing(run) === 'running');
    return await show(reply, { title: 'Runs', section: 'runs', body: runsPage(shown, { older, portfolio }), live });
  });

  app.get<{ Params: { id: string } }>('/runs/:id', hide, async (request, reply) => {
    const filter = read(z.object({ verdict, search, page: pageNumber }), request.query);
    const run = await store.findRun(request.params.id);
    changes.prepare(run);
    const chosen = {
      ...(filter.verdict === undefined ? {} : { verdict: filter.verdict }),
      ...(filter.search === '' ? {} : { search: filter.search }),
    };
    const all = await store.results(run.id, chosen);
    const results = all.slice((filter.page - 1) * RESULTS_PER_PAGE, filter.page * RESULTS_PER_PAGE);
    const body = runPage({ run, results, filter, total: all.length, formats });
    return await show(reply, { title: `Run ${run.id}`, section: 'runs', body, live: standing(run) === 'running' });
  });

  app.get<{ Params: { id: string } }>('/runs/:id/changes', hide, async (request, reply) => {
    const filter = read(z.object({ kind: z.enum(KINDS).optional().catch(undefined), page: pageNumber }), request.query);
    const run = await store.findRun(request.params.id);
    const made = await changes.within(run, PATIENCE_MS);
    const body = changesPage({ run, changes: made, filter });
    return await show(reply, { title: `What changed in run ${run.id}`, section: 'runs', body, live: made === 'being-made' });
  });

  app.get<{ Params: { id: string } }>('/runs/:id/report', hide, async (request, reply) => {
    const { url } = read(z.object({ url: portalUrl }), request.query);
    const run = await store.findRun(request.params.id);
    const found = await verdictOf(store, run, url);
    const body = reportPage({ run, verdict: found, changes: await changes.ofPortal(run, url), formats });
    return await show(reply, { title: `Report of ${portalName(url)}`, section: 'portals', body });
  });

  app.get<{ Params: { id: string } }>('/runs/:id/download', few(20), async (request, reply) => {
    const { format, url } = read(z.object({ format: z.string(), url: portalUrl.optional() }), request.query);
    const run = await store.findRun(request.params.id);
    const file = await download(store, run, {
      format,
      url,
      version: parts.version,
      changes: url === undefined ? await changes.of(run) : null,
    });
    return await reply
      .type(file.mediaType)
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(typeof file.body === 'string' ? file.body : Readable.from(file.body));
  });

  app.get('/queue', hide, async (request, reply) => {
    const { asked } = read(z.object({ asked: z.string().optional() }), request.query);
    const [state, running, portfolio] = await Promise.all([
      parts.queue?.state() ?? null,
      store.runs({ state: 'running' }).then((runs) => runs.filter((run) => standing(run) === 'running')),
      portfolioOf(parts, undefined),
    ]);
    const body = queuePage({ state, running, asked: parts.scans?.asked() ?? [], portfolio: portfolio.name, canScan });
    const notice = asked === undefined ? null : 'The scan was asked for.';
    return await show(reply, { title: 'Queue', section: 'queue', body, live: true, notice });
  });

  app.post('/scans', few(10), async (request, reply) => {
    const asked = read(z.object({ portfolio: name, url: portalUrl.optional() }), request.body);
    await askForScan(parts, { portfolio: asked.portfolio, url: asked.url });
    return await reply.redirect('/queue?asked=1', 303);
  });

  const showSchedules = async (reply: FastifyReply, refused: { values: Partial<Schedule>; why: string } | null): Promise<FastifyReply> => {
    const schedules = await plannedTimes(parts);
    const body = schedulesPage({
      schedules,
      portfolios: parts.portfolios,
      canChange: parts.schedules !== null && parts.portfolios.length > 0,
      refused,
    });
    return await show(reply, { title: 'Schedules', section: 'schedules', body });
  };
  app.get('/schedules', hide, async (_request, reply) => await showSchedules(reply, null));
  app.post('/schedules', few(20), async (request, reply) => {
    const values = request.body as Partial<Schedule>;
    try {
      const schedule = read(Schedule, values);
      nextTimes(schedule.cron, schedule.timezone, 1);
      if (!parts.portfolios.includes(schedule.portfolio))
        throw new CookieAuditError({ code: 'usage', message: `there is no portfolio ${schedule.portfolio} here` });
      await parts.schedules?.put(schedule);
    } catch (error) {
      if (!(error instanceof CookieAuditError) || error.code !== 'usage') throw error;
      return await showSchedules(reply.code(400), { values, why: `${error.message}${error.hint === undefined ? '' : `. ${error.hint}`}` });
    }
    return await reply.redirect('/schedules', 303);
  });
  app.post<{ Params: { id: string } }>('/schedules/:id/remove', few(20), async (request, reply) => {
    await parts.schedules?.remove(request.params.id);
    return await reply.redirect('/schedules', 303);
  });

  app.get('/login', hide, async (_request, reply) => await loginReply(reply, false));
  app.post('/login', few(10), async (request, reply) => {
    const { token } = read(z.object({ token: z.string().max(500).default('') }), request.body);
    if (guard.signIn(token, request, reply)) return await reply.redirect('/', 303);
    return await loginReply(reply.code(401), true);
  });
  app.post('/logout', hide, async (_request, reply) => {
    guard.signOut(reply);
    return await reply.redirect('/login', 303);
  });
}

async function loginReply(reply: FastifyReply, wrong: boolean): Promise<FastifyReply> {
  return await reply.type('text/html').send(page({ title: 'Sign in', section: null, body: loginPage(wrong) }));
}
