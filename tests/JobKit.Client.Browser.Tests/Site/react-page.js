import { h, render } from 'preact';
import { useFeatureFlag, useJobPolling } from '/jobkit/react.js';

const calls = [];

function Job({ jobId, url, flag, user }) {
  const { data, isPolling, error } = useJobPolling(jobId, url, {
    onComplete: result => calls.push({ words: result.words }),
    onError: problem => calls.push({ code: problem.code }),
  });
  const enabled = useFeatureFlag(flag, user);
  return h('dl', null,
    h('dd', { id: 'status' }, data?.status ?? 'none'),
    h('dd', { id: 'polling' }, String(isPolling)),
    h('dd', { id: 'error' }, error?.code ?? 'none'),
    h('dd', { id: 'flag' }, String(enabled)));
}

const root = document.getElementById('root');
Object.assign(window, { calls, show: props => render(props && h(Job, props), root) });
