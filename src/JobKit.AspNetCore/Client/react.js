// Hooks for React 18 and later, which the app brings.

import { useEffect, useRef, useState } from 'react';
import { evaluateFlag, watchJob } from './jobkit.js';

const idle = { data: null, isPolling: false, error: null };

/** Follows a job: its state, whether it is still followed, and what ended it otherwise than with a result. */
export function useJobPolling(jobId, url, { onComplete, onError } = {}) {
  const [state, setState] = useState(idle);
  const calls = useRef({});
  calls.current = { onComplete, onError };
  useEffect(() => {
    setState(jobId ? { ...idle, isPolling: true } : idle);
    if (!jobId) return undefined;
    const stop = new AbortController();
    const end = (change, call) => {
      if (stop.signal.aborted) return;
      setState(before => ({ ...before, isPolling: false, ...change }));
      call();
    };
    watchJob(url || jobId, { signal: stop.signal, onUpdate: data => setState(before => ({ ...before, data })) }).then(
      result => end({}, () => calls.current.onComplete?.(result)),
      error => end({ error }, () => calls.current.onError?.(error)),
    );
    return () => stop.abort();
  }, [jobId, url]);
  return state;
}

/** Whether a flag is on for a user; off until that is known. */
export function useFeatureFlag(name, userId) {
  const [enabled, setEnabled] = useState(false);
  useEffect(() => {
    let current = true;
    setEnabled(false);
    evaluateFlag(name, { userId }).then(value => current && setEnabled(value));
    return () => {
      current = false;
    };
  }, [name, userId]);
  return enabled;
}
