import type { Job, JobError } from './jobkit.js';

/** Follows a job from the moment that it has an id, at `url` where one is given. */
export function useJobPolling<TResult = unknown>(
  jobId: string | null | undefined,
  url?: string | null,
  calls?: { onComplete?: (result: TResult) => void; onError?: (error: JobError) => void },
): { data: Job<TResult> | null; isPolling: boolean; error: JobError | null };

/** Whether a flag is on for a user; false until that is known. */
export function useFeatureFlag(name: string, userId?: string | null): boolean;
