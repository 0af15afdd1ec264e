import type { Job, JobError } from './jobkit.js';

/** The words that are shown. Change them before the first element is on the page. */
export const texts: Record<
  'pending' | 'processing' | 'completed' | 'failed' | 'cancelled' | 'cancelling' | 'progress' | 'cancel' | 'empty', string
>;

export interface JobElementEventMap {
  'jobkit:update': CustomEvent<{ job: Job }>;
  'jobkit:completed': CustomEvent<{ job: Job; result: unknown }>;
  'jobkit:failed': CustomEvent<{ job: Job | null; error: Pick<JobError, 'code' | 'message'> }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'jobkit-progress': HTMLElement;
    'jobkit-job-card': HTMLElement;
    'jobkit-job-list': HTMLElement;
  }

  interface HTMLElementEventMap extends JobElementEventMap {}
}
