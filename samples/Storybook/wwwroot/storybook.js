// The page in four parts: choose a story, start its job, follow the job, show the end.
// The job's id is in the address, so that the page can be closed and opened again.
const at = id => document.getElementById(id);
const pollEvery = 700;

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
    const started = await call('api/jobs/storybook/start', {
      method: 'POST', headers: { 'content-type': 'text/plain; charset=utf-8' }, body: at('story').value,
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

async function follow() {
  const id = jobInAddress();
  at('start').hidden = Boolean(id);
  at('book').hidden = !id;
  tell(null);
  while (id && id === jobInAddress()) {
    try {
      const job = await call(`api/jobs/storybook/status/${encodeURIComponent(id)}`);
      tell(null);
      if (show(job)) return;
    } catch (error) {
      // No such job: for good. Anything else may be a restart of the server, and the job survives that.
      tell(error.status === 404 ? error.message : 'The server does not answer. Trying again.');
      if (error.status === 404) return;
    }
    await new Promise(resolve => setTimeout(resolve, pollEvery));
  }
}

/** Shows a job as it stands; true when it has ended. */
function show(job) {
  const ended = ['completed', 'failed', 'cancelled'].includes(job.status);
  const step = job.status === 'completed' ? `"${job.result.title}" is ready: ${job.result.pages} pages.`
    : job.error ?? (job.cancelRequested ? 'Cancelling' : job.currentStep ?? 'Waiting for its turn');
  at('progress').value = job.progress;
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
