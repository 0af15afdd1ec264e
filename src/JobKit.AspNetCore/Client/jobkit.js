// What each call does is told in jobkit.d.ts.

const settings = { jobsUrl: '/api/jobs', flagsUrl: '/api/feature-flags' };

// HTTP/1.1 has few connections to a host, for all tabs together: further followers poll.
const mostStreams = 3;
let openStreams = 0;

export class JobError extends Error {
  constructor(message, { code, status, job = null, retryAfter = null, cause }) {
    super(message, { cause });
    this.name = 'JobError';
    Object.assign(this, { code, status, job, retryAfter });
  }
}

export function configure({ jobsUrl = settings.jobsUrl, flagsUrl = settings.flagsUrl } = {}) {
  settings.jobsUrl = jobsUrl.replace(/\/+$/, '');
  settings.flagsUrl = flagsUrl.replace(/\/+$/, '');
}

export async function startJob(url, payload, { idempotencyKey = newKey(), headers, signal } = {}) {
  return post(url, headers, all => {
    all.set('Content-Type', 'application/json');
    all.set('Idempotency-Key', idempotencyKey);
    return send(url, { method: 'POST', headers: all, body: JSON.stringify(payload ?? null), signal });
  });
}

export async function cancelJob(urlOrId, { reason, headers, signal } = {}) {
  const { cancel } = addressesOf(urlOrId);
  return post(cancel, headers, all => {
    all.set('Content-Type', 'application/json');
    return send(cancel, { method: 'POST', headers: all, body: JSON.stringify(reason === undefined ? {} : { reason }), signal });
  });
}

export async function listJobs(url = settings.jobsUrl, { headers, signal } = {}) {
  return read(await send(url, { headers, signal, cache: 'no-store' }));
}

export async function watchJob(urlOrId, { onUpdate, headers, signal } = {}) {
  const watch = { ...addressesOf(urlOrId), onUpdate, headers, signal, tag: null };
  let mayStream = Boolean(watch.events);
  let failures = 0;
  for (;;) {
    signal?.throwIfAborted();
    if (mayStream && openStreams < mostStreams) {
      const job = await stream(watch);
      if (job) return settled(job);
      mayStream = false;
    }

    let wait;
    try {
      const answer = await poll(watch);
      if (isEnded(answer.job)) return settled(answer.job);
      if (failures > 0) {
        // The server is back, and so may be its streams.
        failures = 0;
        mayStream = Boolean(watch.events);
        continue;
      }

      wait = answer.wait;
    } catch (error) {
      wait = waitAfter(error, failures++);
    }

    await pause(wait, signal);
  }
}

export async function watchJobs(url = settings.jobsUrl, { onUpdate, headers, signal } = {}) {
  for (let failures = 0; ;) {
    let wait;
    try {
      const page = await listJobs(url, { headers, signal });
      onUpdate?.(page);
      failures = 0;
      wait = page.jobs.every(isEnded) ? 15000 : 3000;
    } catch (error) {
      wait = waitAfter(error, failures++);
    }

    await pause(wait, signal);
  }
}

// In memory: what outlives the page outlives rollbacks, and meets the next user.
const flags = new Map();

export async function evaluateFlag(name, { userId, default: otherwise = false } = {}) {
  const user = userId ?? '';
  const key = JSON.stringify([name, user]);
  let kept = flags.get(key);
  if (!kept || kept.until <= Date.now()) {
    kept = { until: Infinity };
    kept.answer = askFlag(name, user, kept).catch(() => (flags.delete(key), undefined));
    flags.set(key, kept);
  }

  return (await kept.answer) ?? otherwise;
}

async function askFlag(name, user, kept) {
  const query = user && `?userId=${encodeURIComponent(user)}`;
  const answer = await send(`${settings.flagsUrl}/${encodeURIComponent(name)}${query}`, { cache: 'no-cache' });
  const age = /max-age=(\d+)/.exec(answer.headers.get('Cache-Control') ?? '');
  const { enabled } = await answer.json();
  kept.until = Date.now() + (age ? 1000 * age[1] : 0);
  return enabled === true;
}

export async function uploadWithProgress(url, form, { onProgress, headers, signal } = {}) {
  const started = await post(url, headers, all => upload(url, form, all, signal, onProgress));
  if (!started?.jobId && !started?.pollingUrl) return started;
  return watchJob(started, { headers, signal, onUpdate: job => onProgress?.({ phase: 'job', progress: job.progress, job }) });
}

// fetch does not tell how far an upload is.
function upload(url, form, headers, signal, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('POST', url);
    request.setRequestHeader('Accept', 'application/json');
    headers.forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ lengthComputable, loaded, total }) =>
      lengthComputable && onProgress?.({ phase: 'upload', progress: Math.floor((100 * loaded) / total), job: null });
    request.onload = () => {
      const answer = new Response(request.status === 204 ? null : request.response, { status: request.status });
      if (answer.ok) resolve(answer);
      else problemOf(answer).then(reject);
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort);
    request.send(form);
  });
}

// Once more with a fresh token where it is refused: after a sign-in it is another.
async function post(url, headers, sending) {
  for (let again = false; ; again = true) {
    const all = new Headers(headers);
    const token = all.has('Authorization') ? null : await tokenFor(url, again);
    if (token) {
      all.set(token.header, token.token);
      // Under this name the app's own endpoints look for it.
      all.set('RequestVerificationToken', token.token);
    }

    try {
      return await read(await sending(all));
    } catch (error) {
      if (again || !token || error.code !== 'CSRF_REJECTED') throw error;
    }
  }
}

let known = null;

async function tokenFor(url, fresh) {
  const base = globalThis.document?.baseURI;
  // No other site is to see the token; without a page there are no cookies.
  if (!base || new URL(url, base).origin !== new URL(settings.jobsUrl, base).origin) return null;
  const address = `${settings.jobsUrl}/antiforgery`;
  if (fresh || known?.address !== address) {
    const asked = { address, answer: send(address, { cache: 'no-store' }).then(answer => answer.json()) };
    known = asked;
    asked.answer.catch(() => known === asked && (known = null));
  }

  try {
    const token = await known.answer;
    return token?.token ? token : null;
  } catch (error) {
    if (error.code === 'NETWORK') throw error;
    // The call itself tells who may not have one.
    return null;
  }
}

async function send(url, { headers, signal, ...more }) {
  const all = new Headers(headers);
  if (!all.has('Accept')) all.set('Accept', 'application/json');
  let answer;
  try {
    answer = await fetch(url, { ...more, headers: all, signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(error);
  }

  if (!answer.ok && answer.status !== 304) throw await problemOf(answer);
  return answer;
}

async function read(answer) {
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

async function problemOf(answer) {
  const body = await answer.json().catch(() => null);
  return new JobError(String(body?.detail ?? body?.title ?? body?.error ?? `The server answered ${answer.status}.`), {
    code: body?.code ?? `HTTP_${answer.status}`,
    status: answer.status,
    retryAfter: waitOf(answer),
  });
}

const unreachable = cause => new JobError('The server cannot be reached.', { code: 'NETWORK', status: 0, cause });

function addressesOf(target) {
  const text = typeof target === 'string' ? target : target.pollingUrl ?? target.jobId;
  const url = text.includes('/') ? text : `${settings.jobsUrl}/${encodeURIComponent(text)}`;
  const parts = /^(.*?)(?:\/[^/]+\/status)?\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/?$/i.exec(url);
  const job = parts && `${parts[1]}/${parts[2]}`;
  return { url, events: target.eventsUrl ?? (job && `${job}/events`), cancel: `${job ?? url}/cancel` };
}

async function poll(watch) {
  const headers = new Headers(watch.headers);
  if (watch.tag) headers.set('If-None-Match', watch.tag);
  const answer = await send(watch.url, { headers, signal: watch.signal, cache: 'no-store' });
  const wait = waitOf(answer) ?? 2000;
  if (answer.status === 304) return { wait };
  const job = await read(answer);
  tell(watch, job, answer.headers.get('ETag'));
  return { job, wait };
}

// The job at its end, or nothing where the stream is refused: poll finds out why.
async function stream(watch) {
  openStreams++;
  try {
    return await (watch.headers || !globalThis.EventSource ? readStream(watch) : listen(watch));
  } finally {
    openStreams--;
  }
}

// It reconnects by itself, with the last id, until it is told not to.
function listen(watch) {
  return new Promise((resolve, reject) => {
    const source = new EventSource(watch.events);
    const end = (how, what) => {
      source.close();
      watch.signal?.removeEventListener('abort', abort);
      how(what);
    };
    const abort = () => end(reject, watch.signal.reason);
    const take = event => {
      try {
        const job = heard(watch, event.type, event.data, event.lastEventId);
        if (job) end(resolve, job);
      } catch (error) {
        end(reject, error);
      }
    };
    source.addEventListener('job', take);
    source.addEventListener('gone', take);
    source.onerror = () => source.readyState === EventSource.CLOSED && end(resolve);
    watch.signal?.addEventListener('abort', abort);
  });
}

// EventSource sends no headers.
async function readStream(watch) {
  for (let last = null; ;) {
    const headers = new Headers(watch.headers);
    headers.set('Accept', 'text/event-stream');
    if (last) headers.set('Last-Event-ID', last);
    const answer = await send(watch.events, { headers, signal: watch.signal, cache: 'no-store' }).catch(() => null);
    watch.signal?.throwIfAborted();
    if (answer?.status !== 200) return undefined;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let event = {};
    for (let rest = ''; ;) {
      const { value, done } = await reader.read().catch(() => ({ done: true }));
      watch.signal?.throwIfAborted();
      if (done) break;
      const lines = (rest + value).split(/\r?\n/);
      rest = lines.pop();
      for (const line of lines) {
        if (line === '') {
          last = event.id ?? last;
          const job = event.data === undefined ? null : heard(watch, event.event, event.data, last);
          if (job) {
            reader.cancel().catch(() => {});
            return job;
          }

          event = {};
        } else {
          const [, name, text] = /^([^:]*):? ?(.*)$/.exec(line);
          event[name] = name === 'data' && event.data !== undefined ? `${event.data}\n${text}` : text;
        }
      }
    }

    await pause(2000, watch.signal);
  }
}

function heard(watch, type, data, id) {
  if (type === 'gone') throw new JobError('There is no such job any more.', { code: 'JOB_NOT_FOUND', status: 404 });
  if (type !== 'job') return null;
  const job = JSON.parse(data);
  tell(watch, job, id && `W/"${id}"`);
  return isEnded(job) ? job : null;
}

function tell(watch, job, tag) {
  if (tag && tag === watch.tag) return;
  watch.tag = tag;
  watch.onUpdate?.(job);
}

const isEnded = job => ['completed', 'failed', 'cancelled'].includes(job?.status);

const statuses = { JOB_CANCELLED: 410, JOB_TIMEOUT: 504 };

function settled(job) {
  if (job.status === 'completed') return job.result;
  const code = job.errorCode ?? (job.status === 'cancelled' ? 'JOB_CANCELLED' : 'JOB_FAILED');
  throw new JobError(job.error ?? 'The job failed.', { code, status: statuses[code] ?? 422, job });
}

// By chance, or all clients come back at once. What asking again would not change is thrown.
function waitAfter(error, failures) {
  const { status } = error;
  if (!(error instanceof JobError && (status === 0 || status === 408 || status === 429 || status >= 500))) throw error;
  return Math.max(error.retryAfter, Math.min(30000, 1000 * 2 ** failures) * (0.5 + Math.random() / 2));
}

function waitOf(answer) {
  const seconds = parseInt(answer.headers.get('Retry-After'), 10);
  return seconds >= 0 ? 1000 * seconds : null;
}

// A page that nobody looks at waits longer, until somebody does.
function pause(time, signal) {
  return new Promise((resolve, reject) => {
    const page = globalThis.document;
    const done = () => {
      clearTimeout(timer);
      page?.removeEventListener('visibilitychange', look);
      signal?.removeEventListener('abort', done);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const look = () => !page.hidden && done();
    const timer = setTimeout(done, page?.hidden ? Math.max(4 * time, 10000) : time);
    if (page?.hidden) page.addEventListener('visibilitychange', look);
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });
}

// crypto.randomUUID is for secure pages only.
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
