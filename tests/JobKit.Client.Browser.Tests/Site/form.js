import { startJob } from '/jobkit/jobkit.js';
import '/jobkit/elements.js';

const progress = document.querySelector('jobkit-progress');

progress.addEventListener('jobkit:completed', ({ detail }) => {
  document.querySelector('output').textContent = `${detail.result.words} words on ${detail.result.pages} pages`;
});

document.querySelector('form').addEventListener('submit', async event => {
  event.preventDefault();
  const text = document.querySelector('textarea').value.replaceAll('\n', '\f');
  const { jobId, pollingUrl } = await startJob('/api/jobs/count/start', { text, paced: true });
  location.hash = jobId;
  progress.setAttribute('src', pollingUrl);
});

if (location.hash) progress.setAttribute('src', location.hash.slice(1));
