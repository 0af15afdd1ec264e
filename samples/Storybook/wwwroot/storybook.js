// The page in four parts: choose a story, start its job, follow the job, show the end.
// The job's id is in the address, so that the page can be closed and opened again.
const at = id => document.getElementById(id);
let events = null;

async function call(url, options) {
  const response = await fetch(url, options);
  const body = response.headers.get('content-type')?.includes('json') ? await response.json() : null;
  if (!response.ok) throw Object.assign(new Error(body?.detail ?? `The server answered ${response.status}.`), { status: response.status });
  return body;
}

function tell(problem) {
  at('problem').textContent = problem ?? '';
  at('problem').hidden = !problem;
}

async function listStories() {
  for (const name of await call('api/stories')) {
    const title = name.replace('.txt', '').replaceAll('-', ' ');
    at('included').append(new Option(title[0].toUpperCase() + title.slice(1), name));
  }
}

at('included').addEventListener('change', async () => {
  const name = at('included').value;
  if (name) at('story').value = await (await fetch(`api/stories/${encodeURIComponent(name)}`)).text();
});

at('file').addEventListener('change', async () => {
  const [file] = at('file').files;
  if (!file) return;
  try {
    at('story').value = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    at('included').value = '';
    tell(null);
  } catch {
    tell(`"${file.name}" is not plain text in UTF-8. Save it as such and choose it again.`);
  }
});

at('start').addEventListener('submit', async event => {
  event.preventDefault();
  const button = at('start').querySelector('button');
  button.disabled = true;
  try {
    tell(null);
    const order = { story: at('story').value, title: at('title').value || null, audience: at('audience').value, maxPages: at('pages').valueAsNumber };
    const started = await call('api/jobs/storybook/start', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order),
    });
    history.pushState(null, '', `?job=${started.jobId}`);
    follow();
  } catch (error) {
    tell(error.message);
  } finally {
    button.disabled = false;
  }
});

at('cancel').addEventListener('click', async () => {
  try {
    show(await call(`api/jobs/${jobInAddress()}/cancel`, { method: 'POST' }));
  } catch (error) {
    tell(error.message);
  }
});

const jobInAddress = () => new URLSearchParams(location.search).get('job');

/** Each event is the whole job as it stands, so nothing is missed however often the connection breaks. */
function follow() {
  const id = jobInAddress();
  events?.close();
  at('start').hidden = Boolean(id);
  at('book').hidden = !id;
  tell(null);
  if (!id) return;
  const url = `api/jobs/${encodeURIComponent(id)}`;
  const own = events = new EventSource(`${url}/events`);
  own.addEventListener('job', event => {
    tell(null);
    if (show(JSON.parse(event.data))) own.close();
  });
  own.addEventListener('gone', () => {
    own.close();
    tell('The book was made long ago, and its job is forgotten.');
  });
  own.addEventListener('error', async () => {
    // It tries again by itself, except where it was refused: then the job says why.
    if (own.readyState !== EventSource.CLOSED) return tell('The server does not answer. Trying again.');
    const answer = await call(url).catch(error => error);
    if (own !== events) return;
    if (answer instanceof Error) tell(answer.message);
    else if (show(answer)) return;
    // What is wrong with the request stays wrong; what is wrong with the server or on the way passes.
    if (!(answer.status >= 400 && answer.status < 500)) setTimeout(() => own === events && follow(), 2000);
  });
}

/** Shows a job as it stands; true when it has ended. */
function show(job) {
  const ended = ['completed', 'failed', 'cancelled'].includes(job.status);
  const step = job.status === 'completed' ? `"${job.result.title}" is ready: ${job.result.pages.length} pages.`
    : job.error ?? (job.cancelRequested ? 'Cancelling' : job.currentStep ?? 'Waiting for its turn');
  at('progress').value = job.status === 'completed' ? 100 : job.progress;
  // Only what is new is read aloud.
  if (at('step').textContent !== step) at('step').textContent = step;
  at('cancel').hidden = ended;
  at('done').hidden = job.status !== 'completed';
  if (job.status === 'completed') at('download').href = job.result.url;
  return ended;
}

addEventListener('popstate', follow);
listStories().catch(error => tell(error.message));
follow();
