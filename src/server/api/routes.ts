import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PlannedPortal, ResultSummary, Run } from '../../model/history.ts';
import { CookieAuditError } from '../../model/errors.ts';
import { Verdict } from '../../model/verdict.ts';
import { nextTimes } from '../../queues/cron.ts';
import { Schedule } from '../../queues/schedules.ts';
import { askForScan } from '../ask-for-scan.ts';
import { verdictOf } from '../downloads.ts';
import { name, portalUrl, read, search, verdict } from '../inputs.ts';
import type { ServerParts } from '../parts.ts';
import type { Snapshots } from '../snapshots.ts';
import { plannedTimes, portfolioOf } from '../views.ts';

const count = z.number().int().nonnegative();
const DatedResult = ResultSummary.extend({ run: z.string(), portfolio: z.string(), startedAt: z.string() });
const RunOverview = Run.extend({
  portals: count,
  pending: count,
  compliant: count,
  violations: count,
  inconclusive: count,
  errors: count,
  warnings: count,
  newFindings: count,
  fixedFindings: count,
});
const QueueState = z.object({
  waiting: count,
  active: count,
  workers: z.array(z.object({ name: z.string(), active: count, seenAt: z.string() })),
});
const PlannedSchedule = Schedule.extend({
  next: z.array(z.string()).describe('ISO 8601'),
  last: z
    .object({ askedAt: z.string(), state: z.enum(['waiting', 'running', 'done', 'failed', 'dropped']), detail: z.string().nullable() })
    .nullable()
    .describe('What became of its last turn, since this server started and on it'),
});
const limit = z.coerce.number().int().min(1).max(10_000).default(100);

/** A schema of the model as OpenAPI 3.0 has it. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' });
  return rest;
}

interface Described {
  summary: string;
  tag: 'portals' | 'runs' | 'scans' | 'schedules';
  query?: z.ZodType;
  body?: z.ZodType;
  params?: z.ZodType;
  answer?: z.ZodType;
}

const described = ({ summary, tag, query, body, params, answer }: Described) => ({
  schema: {
    summary,
    tags: [tag],
    ...(query === undefined ? {} : { querystring: schemaOf(query, 'input') }),
    ...(body === undefined ? {} : { body: schemaOf(body, 'input') }),
    ...(params === undefined ? {} : { params: schemaOf(params, 'input') }),
    response: answer === undefined ? { 204: { type: 'null', description: 'Done' } } : { 200: schemaOf(answer) },
  },
});

const few = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } };

/** The same for machines, under /api; its document is /api/openapi.json. */
export function apiRoutes(app: FastifyInstance, parts: ServerParts, snapshots: Snapshots): void {
  const { store } = parts;

  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());

  app.get(
    '/api/portfolios',
    described({ summary: 'Portfolios', tag: 'portals', answer: z.array(z.string()) }),
    async () => (await portfolioOf(parts, undefined)).all,
  );

  const PortalsQuery = z.object({ portfolio: name, verdict, search });
  app.get(
    '/api/portals',
    described({ summary: 'The newest result of each portal', tag: 'portals', query: PortalsQuery, answer: z.array(DatedResult) }),
    async (request) => {
      const query = read(PortalsQuery, request.query);
      const { name: one, all } = await portfolioOf(parts, query.portfolio);
      const wanted = query.portfolio === undefined ? all : [one ?? ''];
      const latest = (await Promise.all(wanted.map(async (portfolio) => (await snapshots.of(portfolio)).latest))).flat();
      return latest.filter(
        (result) => (query.verdict === undefined || result.verdict === query.verdict) && result.url.includes(query.search),
      );
    },
  );

  const HistoryQuery = z.object({ url: portalUrl, portfolio: name, before: name, limit });
  app.get(
    '/api/history',
    described({ summary: 'The results of one portal, newest first', tag: 'portals', query: HistoryQuery, answer: z.array(DatedResult) }),
    async (request) => {
      const { url, portfolio, before, limit } = read(HistoryQuery, request.query);
      if (portfolio !== undefined) await portfolioOf(parts, portfolio);
      return await store.history(url, {
        ...(portfolio === undefined ? {} : { portfolio }),
        ...(before === undefined ? {} : { before }),
        limit,
      });
    },
  );

  const RunsQuery = z.object({ portfolio: name, before: name, limit });
  app.get(
    '/api/runs',
    described({ summary: 'Runs, newest first', tag: 'runs', query: RunsQuery, answer: z.array(RunOverview) }),
    async (request) => {
      const { portfolio, before, limit } = read(RunsQuery, request.query);
      if (portfolio !== undefined) await portfolioOf(parts, portfolio);
      return await store.runs({ ...(portfolio === undefined ? {} : { portfolio }), ...(before === undefined ? {} : { before }), limit });
    },
  );

  const RunParams = z.object({ id: z.string().describe('An id, the beginning of one, or latest') });
  app.get<{ Params: { id: string } }>(
    '/api/runs/:id',
    described({ summary: 'One run', tag: 'runs', params: RunParams, answer: RunOverview }),
    async (request) => await store.findRun(request.params.id),
  );

  const ResultsQuery = z.object({ verdict, search, limit, offset: z.coerce.number().int().min(0).default(0) });
  app.get<{ Params: { id: string } }>(
    '/api/runs/:id/results',
    described({
      summary: 'Results of a run, in its order',
      tag: 'runs',
      params: RunParams,
      query: ResultsQuery,
      answer: z.array(ResultSummary),
    }),
    async (request) => {
      const { verdict, search, limit, offset } = read(ResultsQuery, request.query);
      const run = await store.findRun(request.params.id);
      return await store.results(run.id, {
        ...(verdict === undefined ? {} : { verdict }),
        ...(search === '' ? {} : { search }),
        limit,
        offset,
      });
    },
  );

  app.get<{ Params: { id: string } }>(
    '/api/runs/:id/pending',
    described({ summary: 'Portals of a run that have no result yet', tag: 'runs', params: RunParams, answer: z.array(PlannedPortal) }),
    async (request) => await store.pending((await store.findRun(request.params.id)).id),
  );

  const VerdictQuery = z.object({ url: portalUrl });
  app.get<{ Params: { id: string } }>(
    '/api/runs/:id/verdict',
    described({ summary: 'The whole verdict of a portal in a run', tag: 'runs', params: RunParams, query: VerdictQuery, answer: Verdict }),
    async (request) => await verdictOf(store, await store.findRun(request.params.id), read(VerdictQuery, request.query).url),
  );

  app.get('/api/queue', described({ summary: 'The queue', tag: 'scans', answer: QueueState.nullable() }), async (_request, reply) =>
    reply.type('application/json').send(JSON.stringify((await parts.queue?.state()) ?? null)),
  );

  const ScanBody = z.object({ portfolio: name, url: portalUrl.optional() }).strict();
  app.post(
    '/api/scans',
    { ...described({ summary: 'Scan a portfolio, or one portal, now', tag: 'scans', body: ScanBody }), ...few },
    async (request, reply) => {
      const asked = read(ScanBody, request.body);
      await askForScan(parts, { portfolio: asked.portfolio, url: asked.url });
      return await reply.code(204).send();
    },
  );

  app.get('/api/schedules', described({ summary: 'Schedules', tag: 'schedules', answer: z.array(PlannedSchedule) }), async () =>
    (await plannedTimes(parts)).map(({ next, last, ...schedule }) => ({
      ...schedule,
      next: next.map((at) => at.toISOString()),
      last: last === null ? null : { askedAt: last.askedAt, state: last.state, detail: last.detail },
    })),
  );
  const ScheduleParams = z.object({ id: z.string() });
  const ScheduleBody = Schedule.omit({ id: true }).strict();
  app.put<{ Params: { id: string } }>(
    '/api/schedules/:id',
    { ...described({ summary: 'Make or change a schedule', tag: 'schedules', params: ScheduleParams, body: ScheduleBody }), ...few },
    async (request, reply) => {
      const schedule = read(Schedule, { ...read(ScheduleBody, request.body), id: request.params.id });
      nextTimes(schedule.cron, schedule.timezone, 1);
      await portfolioOf(parts, schedule.portfolio);
      await changeable(parts).put(schedule);
      return await reply.code(204).send();
    },
  );
  app.delete<{ Params: { id: string } }>(
    '/api/schedules/:id',
    { ...described({ summary: 'Remove a schedule', tag: 'schedules', params: ScheduleParams }), ...few },
    async (request, reply) => {
      if (!(await changeable(parts).remove(request.params.id))) void reply.code(404);
      else void reply.code(204);
      return await reply.send();
    },
  );
}

function changeable({ schedules }: ServerParts): NonNullable<ServerParts['schedules']> {
  if (schedules !== null) return schedules;
  throw new CookieAuditError({ code: 'usage', message: 'this server has no schedules' });
}
